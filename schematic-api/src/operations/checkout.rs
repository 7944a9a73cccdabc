// Written by `cargo xtask codegen`; changes belong into the generator.

//! [`Checkout`], and a type for each of its operations.

use crate::ids::*;
use crate::runtime::group::group;
use crate::runtime::operation::operation;
use crate::runtime::parameters::parameters;
use crate::runtime::{Request, Timestamp};
use crate::types::*;

group! {
    /// Operations on checkout and on the plan of a company.
    ///
    /// | method | operation | request |
    /// | --- | --- | --- |
    /// | [`checkout_internal`](Self::checkout_internal) | `checkoutInternal` | `POST /checkout-internal` |
    /// | [`get_data`](Self::get_data) | `getCheckoutData` | `POST /checkout-internal/data` |
    /// | [`preview_internal`](Self::preview_internal) | `previewCheckoutInternal` | `POST /checkout-internal/preview` |
    /// | [`get_company_billing_details`](Self::get_company_billing_details) | `getCompanyBillingDetails` | `GET /companies/{company_id}/billing-details` |
    /// | [`update_company_billing_details`](Self::update_company_billing_details) | `updateCompanyBillingDetails` | `PUT /companies/{company_id}/billing-details` |
    /// | [`manage_plan`](Self::manage_plan) | `managePlan` | `POST /manage-plan` |
    /// | [`preview_manage_plan`](Self::preview_manage_plan) | `previewManagePlan` | `POST /manage-plan/preview` |
    /// | [`cancel_subscription`](Self::cancel_subscription) | `cancelSubscription` | `POST /manage-plan/subscription/cancel` |
    /// | [`update_customer_subscription_trial_end`](Self::update_customer_subscription_trial_end) | `updateCustomerSubscriptionTrialEnd` | `PUT /subscription/{subscription_id}/edit-trial-end` |
    ///
    /// Needs the feature `checkout`, which is `api-checkout` of `schematic-core`.
    pub struct Checkout;
}

impl<S: Clone> Checkout<S> {
    /// `checkoutInternal`: `POST /checkout-internal`.
    #[doc(alias = "checkoutInternal")]
    pub fn checkout_internal(
        &self,
        body: &ChangeSubscriptionInternalRequestBody,
    ) -> Request<S, CheckoutInternal> {
        self.request().body(body)
    }

    /// `getCheckoutData`: `POST /checkout-internal/data`.
    #[doc(alias = "getCheckoutData")]
    pub fn get_data(&self, body: &CheckoutDataRequestBody) -> Request<S, GetCheckoutData> {
        self.request().body(body)
    }

    /// `previewCheckoutInternal`: `POST /checkout-internal/preview`.
    #[doc(alias = "previewCheckoutInternal")]
    pub fn preview_internal(
        &self,
        body: &ChangeSubscriptionInternalRequestBody,
    ) -> Request<S, PreviewCheckoutInternal> {
        self.request().body(body)
    }

    /// `getCompanyBillingDetails`: `GET /companies/{company_id}/billing-details`.
    #[doc(alias = "getCompanyBillingDetails")]
    pub fn get_company_billing_details(
        &self,
        company_id: impl Into<CompanyId>,
    ) -> Request<S, GetCompanyBillingDetails> {
        self.request()
            .path("company_id", Into::<CompanyId>::into(company_id))
    }

    /// `updateCompanyBillingDetails`: `PUT /companies/{company_id}/billing-details`.
    #[doc(alias = "updateCompanyBillingDetails")]
    pub fn update_company_billing_details(
        &self,
        company_id: impl Into<CompanyId>,
        body: &UpdateCompanyBillingDetailsRequestBody,
    ) -> Request<S, UpdateCompanyBillingDetails> {
        self.request()
            .path("company_id", Into::<CompanyId>::into(company_id))
            .body(body)
    }

    /// `managePlan`: `POST /manage-plan`.
    #[doc(alias = "managePlan")]
    pub fn manage_plan(&self, body: &ManagePlanRequest) -> Request<S, ManagePlan> {
        self.request().body(body)
    }

    /// `previewManagePlan`: `POST /manage-plan/preview`.
    #[doc(alias = "previewManagePlan")]
    pub fn preview_manage_plan(&self, body: &ManagePlanRequest) -> Request<S, PreviewManagePlan> {
        self.request().body(body)
    }

    /// `cancelSubscription`: `POST /manage-plan/subscription/cancel`.
    #[doc(alias = "cancelSubscription")]
    pub fn cancel_subscription(
        &self,
        body: &CancelSubscriptionRequest,
    ) -> Request<S, CancelSubscription> {
        self.request().body(body)
    }

    /// `updateCustomerSubscriptionTrialEnd`: `PUT /subscription/{subscription_id}/edit-trial-end`.
    #[doc(alias = "updateCustomerSubscriptionTrialEnd")]
    pub fn update_customer_subscription_trial_end(
        &self,
        subscription_id: impl Into<String>,
        body: &UpdateTrialEndRequestBody,
    ) -> Request<S, UpdateCustomerSubscriptionTrialEnd> {
        self.request()
            .path("subscription_id", subscription_id)
            .body(body)
    }
}

operation! {
    /// `checkoutInternal`: `POST /checkout-internal`, made by [`Checkout::checkout_internal`].
    pub CheckoutInternal: POST "/checkout-internal", "checkoutInternal" in "checkout"
        => CheckoutSubscription;
}

operation! {
    /// `getCheckoutData`: `POST /checkout-internal/data`, made by [`Checkout::get_data`].
    pub GetCheckoutData: POST "/checkout-internal/data", "getCheckoutData" in "checkout"
        => CheckoutDataResponseData;
}

operation! {
    /// `previewCheckoutInternal`: `POST /checkout-internal/preview`, made by [`Checkout::preview_internal`].
    pub PreviewCheckoutInternal: POST "/checkout-internal/preview", "previewCheckoutInternal" in "checkout"
        => PreviewSubscriptionChangeResponseData;
}

operation! {
    /// `getCompanyBillingDetails`: `GET /companies/{company_id}/billing-details`, made by [`Checkout::get_company_billing_details`].
    pub GetCompanyBillingDetails: GET "/companies/{company_id}/billing-details", "getCompanyBillingDetails" in "checkout"
        => CompanyBillingDetailsResponseData;
}

operation! {
    /// `updateCompanyBillingDetails`: `PUT /companies/{company_id}/billing-details`, made by [`Checkout::update_company_billing_details`].
    pub UpdateCompanyBillingDetails: PUT "/companies/{company_id}/billing-details", "updateCompanyBillingDetails" in "checkout"
        => CompanyBillingDetailsResponseData;
}

operation! {
    /// `managePlan`: `POST /manage-plan`, made by [`Checkout::manage_plan`].
    pub ManagePlan: POST "/manage-plan", "managePlan" in "checkout"
        => ManagePlanResponseResponseData;
}

operation! {
    /// `previewManagePlan`: `POST /manage-plan/preview`, made by [`Checkout::preview_manage_plan`].
    pub PreviewManagePlan: POST "/manage-plan/preview", "previewManagePlan" in "checkout"
        => ManagePlanPreviewResponseResponseData;
}

operation! {
    /// `cancelSubscription`: `POST /manage-plan/subscription/cancel`, made by [`Checkout::cancel_subscription`].
    pub CancelSubscription: POST "/manage-plan/subscription/cancel", "cancelSubscription" in "checkout"
        => ManagePlanResponseResponseData;
}

operation! {
    /// `updateCustomerSubscriptionTrialEnd`: `PUT /subscription/{subscription_id}/edit-trial-end`, made by [`Checkout::update_customer_subscription_trial_end`].
    pub UpdateCustomerSubscriptionTrialEnd: PUT "/subscription/{subscription_id}/edit-trial-end", "updateCustomerSubscriptionTrialEnd" in "checkout"
        => BillingSubscriptionView;
}
