// Written by `cargo xtask codegen`; changes belong into the generator.

//! [`Billing`], and a type for each of its operations.

use crate::ids::*;
use crate::runtime::group::group;
use crate::runtime::operation::operation;
use crate::runtime::parameters::parameters;
use crate::runtime::{Request, Timestamp};
use crate::types::*;

group! {
    /// Operations on billing: customers, subscriptions, invoices, products and prices.
    ///
    /// | method | operation | request |
    /// | --- | --- | --- |
    /// | [`list_coupons`](Self::list_coupons) | `listCoupons` | `GET /billing/coupons` |
    /// | [`upsert_coupon`](Self::upsert_coupon) | `upsertBillingCoupon` | `POST /billing/coupons` |
    /// | [`delete_coupon`](Self::delete_coupon) | `deleteBillingCoupon` | `DELETE /billing/coupons/{billing_id}` |
    /// | [`delete_customer`](Self::delete_customer) | `deleteBillingCustomer` | `DELETE /billing/customer/{billing_id}` |
    /// | [`upsert_customer`](Self::upsert_customer) | `upsertBillingCustomer` | `POST /billing/customer/upsert` |
    /// | [`list_customers_with_subscriptions`](Self::list_customers_with_subscriptions) | `listCustomersWithSubscriptions` | `GET /billing/customers` |
    /// | [`count_customers`](Self::count_customers) | `countCustomers` | `GET /billing/customers/count` |
    /// | [`list_invoices`](Self::list_invoices) | `listInvoices` | `GET /billing/invoices` |
    /// | [`upsert_invoice`](Self::upsert_invoice) | `upsertInvoice` | `POST /billing/invoices` |
    /// | [`delete_invoice`](Self::delete_invoice) | `deleteBillingInvoice` | `DELETE /billing/invoices/{billing_id}` |
    /// | [`list_meters`](Self::list_meters) | `listMeters` | `GET /billing/meter` |
    /// | [`upsert_meter`](Self::upsert_meter) | `upsertBillingMeter` | `POST /billing/meter/upsert` |
    /// | [`list_payment_methods`](Self::list_payment_methods) | `listPaymentMethods` | `GET /billing/payment-methods` |
    /// | [`upsert_payment_method`](Self::upsert_payment_method) | `upsertPaymentMethod` | `POST /billing/payment-methods` |
    /// | [`delete_payment_method_by_external_id`](Self::delete_payment_method_by_external_id) | `deletePaymentMethodByExternalID` | `DELETE /billing/payment-methods/{billing_id}` |
    /// | [`list_prices`](Self::list_prices) | `listBillingPrices` | `GET /billing/price` |
    /// | [`upsert_price`](Self::upsert_price) | `upsertBillingPrice` | `POST /billing/price/upsert` |
    /// | [`delete_product`](Self::delete_product) | `deleteBillingProduct` | `DELETE /billing/product/{billing_id}` |
    /// | [`list_product_prices`](Self::list_product_prices) | `listBillingProductPrices` | `GET /billing/product/prices` |
    /// | [`delete_product_price`](Self::delete_product_price) | `deleteProductPrice` | `DELETE /billing/product/prices/{billing_id}` |
    /// | [`upsert_product`](Self::upsert_product) | `upsertBillingProduct` | `POST /billing/product/upsert` |
    /// | [`list_products`](Self::list_products) | `listBillingProducts` | `GET /billing/products` |
    /// | [`count_products`](Self::count_products) | `countBillingProducts` | `GET /billing/products/count` |
    /// | [`upsert_subscription`](Self::upsert_subscription) | `upsertBillingSubscription` | `POST /billing/subscription/upsert` |
    ///
    /// Needs the feature `billing`, which is `api-billing` of `schematic-core`.
    pub struct Billing;
}

impl<S: Clone> Billing<S> {
    /// `listCoupons`: `GET /billing/coupons`.
    ///
    /// Optional, to be set on the request: `is_active`, `q`, `limit`, `offset`.
    #[doc(alias = "listCoupons")]
    pub fn list_coupons(&self) -> Request<S, ListCoupons> {
        self.request()
    }

    /// `upsertBillingCoupon`: `POST /billing/coupons`.
    #[doc(alias = "upsertBillingCoupon")]
    pub fn upsert_coupon(&self, body: &CreateCouponRequestBody) -> Request<S, UpsertBillingCoupon> {
        self.request().body(body)
    }

    /// `deleteBillingCoupon`: `DELETE /billing/coupons/{billing_id}`.
    #[doc(alias = "deleteBillingCoupon")]
    pub fn delete_coupon(&self, billing_id: impl Into<String>) -> Request<S, DeleteBillingCoupon> {
        self.request().path("billing_id", billing_id)
    }

    /// `deleteBillingCustomer`: `DELETE /billing/customer/{billing_id}`.
    #[doc(alias = "deleteBillingCustomer")]
    pub fn delete_customer(
        &self,
        billing_id: impl Into<String>,
    ) -> Request<S, DeleteBillingCustomer> {
        self.request().path("billing_id", billing_id)
    }

    /// `upsertBillingCustomer`: `POST /billing/customer/upsert`.
    #[doc(alias = "upsertBillingCustomer")]
    pub fn upsert_customer(
        &self,
        body: &CreateBillingCustomerRequestBody,
    ) -> Request<S, UpsertBillingCustomer> {
        self.request().body(body)
    }

    /// `listCustomersWithSubscriptions`: `GET /billing/customers`.
    ///
    /// Optional, to be set on the request: `company_ids`, `name`, `provider_type`, `q`, `limit`, `offset`.
    #[doc(alias = "listCustomersWithSubscriptions")]
    pub fn list_customers_with_subscriptions(&self) -> Request<S, ListCustomersWithSubscriptions> {
        self.request()
    }

    /// `countCustomers`: `GET /billing/customers/count`.
    ///
    /// Optional, to be set on the request: `company_ids`, `name`, `provider_type`, `q`, `limit`, `offset`.
    #[doc(alias = "countCustomers")]
    pub fn count_customers(&self) -> Request<S, CountCustomers> {
        self.request()
    }

    /// `listInvoices`: `GET /billing/invoices`.
    ///
    /// Optional, to be set on the request: `company_id`, `limit`, `offset`.
    #[doc(alias = "listInvoices")]
    pub fn list_invoices(
        &self,
        customer_external_id: impl Into<String>,
        subscription_external_id: impl Into<String>,
    ) -> Request<S, ListInvoices> {
        self.request()
            .query(
                "customer_external_id",
                Into::<String>::into(customer_external_id),
            )
            .query(
                "subscription_external_id",
                Into::<String>::into(subscription_external_id),
            )
    }

    /// `upsertInvoice`: `POST /billing/invoices`.
    #[doc(alias = "upsertInvoice")]
    pub fn upsert_invoice(&self, body: &CreateInvoiceRequestBody) -> Request<S, UpsertInvoice> {
        self.request().body(body)
    }

    /// `deleteBillingInvoice`: `DELETE /billing/invoices/{billing_id}`.
    #[doc(alias = "deleteBillingInvoice")]
    pub fn delete_invoice(
        &self,
        billing_id: impl Into<String>,
    ) -> Request<S, DeleteBillingInvoice> {
        self.request().path("billing_id", billing_id)
    }

    /// `listMeters`: `GET /billing/meter`.
    ///
    /// Optional, to be set on the request: `display_name`, `limit`, `offset`.
    #[doc(alias = "listMeters")]
    pub fn list_meters(&self) -> Request<S, ListMeters> {
        self.request()
    }

    /// `upsertBillingMeter`: `POST /billing/meter/upsert`.
    #[doc(alias = "upsertBillingMeter")]
    pub fn upsert_meter(&self, body: &CreateMeterRequestBody) -> Request<S, UpsertBillingMeter> {
        self.request().body(body)
    }

    /// `listPaymentMethods`: `GET /billing/payment-methods`.
    ///
    /// Optional, to be set on the request: `company_id`, `limit`, `offset`.
    #[doc(alias = "listPaymentMethods")]
    pub fn list_payment_methods(
        &self,
        customer_external_id: impl Into<String>,
    ) -> Request<S, ListPaymentMethods> {
        self.request().query(
            "customer_external_id",
            Into::<String>::into(customer_external_id),
        )
    }

    /// `upsertPaymentMethod`: `POST /billing/payment-methods`.
    #[doc(alias = "upsertPaymentMethod")]
    pub fn upsert_payment_method(
        &self,
        body: &CreatePaymentMethodRequestBody,
    ) -> Request<S, UpsertPaymentMethod> {
        self.request().body(body)
    }

    /// `deletePaymentMethodByExternalID`: `DELETE /billing/payment-methods/{billing_id}`.
    #[doc(alias = "deletePaymentMethodByExternalID")]
    pub fn delete_payment_method_by_external_id(
        &self,
        billing_id: impl Into<String>,
    ) -> Request<S, DeletePaymentMethodByExternalId> {
        self.request().path("billing_id", billing_id)
    }

    /// `listBillingPrices`: `GET /billing/price`.
    ///
    /// Optional, to be set on the request: `currency`, `for_initial_plan`, `for_trial_expiry_plan`, `ids`, `interval`, `interval_count`, `is_active`, `plan_version_id`, `price`, `product_id`, `product_ids`, `provider_type`, `q`, `tiers_mode`, `usage_type`, `with_meter`, `limit`, `offset`.
    #[doc(alias = "listBillingPrices")]
    pub fn list_prices(&self) -> Request<S, ListBillingPrices> {
        self.request()
    }

    /// `upsertBillingPrice`: `POST /billing/price/upsert`.
    #[doc(alias = "upsertBillingPrice")]
    pub fn upsert_price(
        &self,
        body: &CreateBillingPriceRequestBody,
    ) -> Request<S, UpsertBillingPrice> {
        self.request().body(body)
    }

    /// `deleteBillingProduct`: `DELETE /billing/product/{billing_id}`.
    #[doc(alias = "deleteBillingProduct")]
    pub fn delete_product(
        &self,
        billing_id: impl Into<String>,
    ) -> Request<S, DeleteBillingProduct> {
        self.request().path("billing_id", billing_id)
    }

    /// `listBillingProductPrices`: `GET /billing/product/prices`.
    ///
    /// Optional, to be set on the request: `currency`, `for_initial_plan`, `for_trial_expiry_plan`, `ids`, `interval`, `interval_count`, `is_active`, `plan_version_id`, `price`, `product_id`, `product_ids`, `provider_type`, `q`, `tiers_mode`, `usage_type`, `with_meter`, `limit`, `offset`.
    #[doc(alias = "listBillingProductPrices")]
    pub fn list_product_prices(&self) -> Request<S, ListBillingProductPrices> {
        self.request()
    }

    /// `deleteProductPrice`: `DELETE /billing/product/prices/{billing_id}`.
    #[doc(alias = "deleteProductPrice")]
    pub fn delete_product_price(
        &self,
        billing_id: impl Into<String>,
    ) -> Request<S, DeleteProductPrice> {
        self.request().path("billing_id", billing_id)
    }

    /// `upsertBillingProduct`: `POST /billing/product/upsert`.
    #[doc(alias = "upsertBillingProduct")]
    pub fn upsert_product(
        &self,
        body: &CreateBillingProductRequestBody,
    ) -> Request<S, UpsertBillingProduct> {
        self.request().body(body)
    }

    /// `listBillingProducts`: `GET /billing/products`.
    ///
    /// Optional, to be set on the request: `ids`, `is_active`, `name`, `price_usage_type`, `provider_type`, `q`, `recurring_charges_only`, `with_one_time_charges`, `with_prices_only`, `with_zero_price`, `without_linked_to_plan`, `limit`, `offset`.
    #[doc(alias = "listBillingProducts")]
    pub fn list_products(&self) -> Request<S, ListBillingProducts> {
        self.request()
    }

    /// `countBillingProducts`: `GET /billing/products/count`.
    ///
    /// Optional, to be set on the request: `ids`, `is_active`, `name`, `price_usage_type`, `provider_type`, `q`, `recurring_charges_only`, `with_one_time_charges`, `with_prices_only`, `with_zero_price`, `without_linked_to_plan`, `limit`, `offset`.
    #[doc(alias = "countBillingProducts")]
    pub fn count_products(&self) -> Request<S, CountBillingProducts> {
        self.request()
    }

    /// `upsertBillingSubscription`: `POST /billing/subscription/upsert`.
    #[doc(alias = "upsertBillingSubscription")]
    pub fn upsert_subscription(
        &self,
        body: &CreateBillingSubscriptionRequestBody,
    ) -> Request<S, UpsertBillingSubscription> {
        self.request().body(body)
    }
}

operation! {
    /// `listCoupons`: `GET /billing/coupons`, made by [`Billing::list_coupons`].
    pub ListCoupons: GET "/billing/coupons", "listCoupons" in "billing"
        => Vec<BillingCouponResponseData>, paged BillingCouponResponseData;
}

operation! {
    /// `upsertBillingCoupon`: `POST /billing/coupons`, made by [`Billing::upsert_coupon`].
    pub UpsertBillingCoupon: POST "/billing/coupons", "upsertBillingCoupon" in "billing"
        => BillingCouponResponseData;
}

operation! {
    /// `deleteBillingCoupon`: `DELETE /billing/coupons/{billing_id}`, made by [`Billing::delete_coupon`].
    pub DeleteBillingCoupon: DELETE "/billing/coupons/{billing_id}", "deleteBillingCoupon" in "billing"
        => DeleteResponse;
}

operation! {
    /// `deleteBillingCustomer`: `DELETE /billing/customer/{billing_id}`, made by [`Billing::delete_customer`].
    pub DeleteBillingCustomer: DELETE "/billing/customer/{billing_id}", "deleteBillingCustomer" in "billing"
        => DeleteResponse;
}

operation! {
    /// `upsertBillingCustomer`: `POST /billing/customer/upsert`, made by [`Billing::upsert_customer`].
    pub UpsertBillingCustomer: POST "/billing/customer/upsert", "upsertBillingCustomer" in "billing"
        => BillingCustomerResponseData;
}

operation! {
    /// `listCustomersWithSubscriptions`: `GET /billing/customers`, made by [`Billing::list_customers_with_subscriptions`].
    pub ListCustomersWithSubscriptions: GET "/billing/customers", "listCustomersWithSubscriptions" in "billing"
        => Vec<BillingCustomerWithSubscriptionsResponseData>, paged BillingCustomerWithSubscriptionsResponseData;
}

operation! {
    /// `countCustomers`: `GET /billing/customers/count`, made by [`Billing::count_customers`].
    pub CountCustomers: GET "/billing/customers/count", "countCustomers" in "billing"
        => CountResponse;
}

operation! {
    /// `listInvoices`: `GET /billing/invoices`, made by [`Billing::list_invoices`].
    pub ListInvoices: GET "/billing/invoices", "listInvoices" in "billing"
        => Vec<InvoiceResponseData>, paged InvoiceResponseData;
}

operation! {
    /// `upsertInvoice`: `POST /billing/invoices`, made by [`Billing::upsert_invoice`].
    pub UpsertInvoice: POST "/billing/invoices", "upsertInvoice" in "billing"
        => InvoiceResponseData;
}

operation! {
    /// `deleteBillingInvoice`: `DELETE /billing/invoices/{billing_id}`, made by [`Billing::delete_invoice`].
    pub DeleteBillingInvoice: DELETE "/billing/invoices/{billing_id}", "deleteBillingInvoice" in "billing"
        => DeleteResponse;
}

operation! {
    /// `listMeters`: `GET /billing/meter`, made by [`Billing::list_meters`].
    pub ListMeters: GET "/billing/meter", "listMeters" in "billing"
        => Vec<BillingMeterResponseData>, paged BillingMeterResponseData;
}

operation! {
    /// `upsertBillingMeter`: `POST /billing/meter/upsert`, made by [`Billing::upsert_meter`].
    pub UpsertBillingMeter: POST "/billing/meter/upsert", "upsertBillingMeter" in "billing"
        => BillingMeterResponseData;
}

operation! {
    /// `listPaymentMethods`: `GET /billing/payment-methods`, made by [`Billing::list_payment_methods`].
    pub ListPaymentMethods: GET "/billing/payment-methods", "listPaymentMethods" in "billing"
        => Vec<PaymentMethodResponseData>, paged PaymentMethodResponseData;
}

operation! {
    /// `upsertPaymentMethod`: `POST /billing/payment-methods`, made by [`Billing::upsert_payment_method`].
    pub UpsertPaymentMethod: POST "/billing/payment-methods", "upsertPaymentMethod" in "billing"
        => PaymentMethodResponseData;
}

operation! {
    /// `deletePaymentMethodByExternalID`: `DELETE /billing/payment-methods/{billing_id}`, made by [`Billing::delete_payment_method_by_external_id`].
    pub DeletePaymentMethodByExternalId: DELETE "/billing/payment-methods/{billing_id}", "deletePaymentMethodByExternalID" in "billing"
        => DeleteResponse;
}

operation! {
    /// `listBillingPrices`: `GET /billing/price`, made by [`Billing::list_prices`].
    pub ListBillingPrices: GET "/billing/price", "listBillingPrices" in "billing"
        => Vec<BillingPriceView>, paged BillingPriceView;
}

operation! {
    /// `upsertBillingPrice`: `POST /billing/price/upsert`, made by [`Billing::upsert_price`].
    pub UpsertBillingPrice: POST "/billing/price/upsert", "upsertBillingPrice" in "billing"
        => BillingPriceResponseData;
}

operation! {
    /// `deleteBillingProduct`: `DELETE /billing/product/{billing_id}`, made by [`Billing::delete_product`].
    pub DeleteBillingProduct: DELETE "/billing/product/{billing_id}", "deleteBillingProduct" in "billing"
        => DeleteResponse;
}

operation! {
    /// `listBillingProductPrices`: `GET /billing/product/prices`, made by [`Billing::list_product_prices`].
    pub ListBillingProductPrices: GET "/billing/product/prices", "listBillingProductPrices" in "billing"
        => Vec<BillingPriceView>, paged BillingPriceView;
}

operation! {
    /// `deleteProductPrice`: `DELETE /billing/product/prices/{billing_id}`, made by [`Billing::delete_product_price`].
    pub DeleteProductPrice: DELETE "/billing/product/prices/{billing_id}", "deleteProductPrice" in "billing"
        => DeleteResponse;
}

operation! {
    /// `upsertBillingProduct`: `POST /billing/product/upsert`, made by [`Billing::upsert_product`].
    pub UpsertBillingProduct: POST "/billing/product/upsert", "upsertBillingProduct" in "billing"
        => BillingProductResponseData;
}

operation! {
    /// `listBillingProducts`: `GET /billing/products`, made by [`Billing::list_products`].
    pub ListBillingProducts: GET "/billing/products", "listBillingProducts" in "billing"
        => Vec<BillingProductDetailResponseData>, paged BillingProductDetailResponseData;
}

operation! {
    /// `countBillingProducts`: `GET /billing/products/count`, made by [`Billing::count_products`].
    pub CountBillingProducts: GET "/billing/products/count", "countBillingProducts" in "billing"
        => CountResponse;
}

operation! {
    /// `upsertBillingSubscription`: `POST /billing/subscription/upsert`, made by [`Billing::upsert_subscription`].
    pub UpsertBillingSubscription: POST "/billing/subscription/upsert", "upsertBillingSubscription" in "billing"
        => BillingSubscriptionResponseData;
}

parameters! {
    [ListCoupons] {
        "is_active" is_active(bool);
        "q" q(into String);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

parameters! {
    [ListCustomersWithSubscriptions, CountCustomers] {
        "company_ids" company_ids(each into CompanyId);
        "name" name(into String);
        "provider_type" provider_type(into BillingProviderType);
        "q" q(into String);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

parameters! {
    [ListInvoices, ListPaymentMethods] {
        "company_id" company_id(into CompanyId);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

parameters! {
    [ListMeters] {
        "display_name" display_name(into String);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

parameters! {
    [ListBillingPrices, ListBillingProductPrices] {
        "currency" currency(into String);
        "for_initial_plan" for_initial_plan(bool);
        "for_trial_expiry_plan" for_trial_expiry_plan(bool);
        "ids" ids(each into String);
        "interval" interval(into String);
        "interval_count" interval_count(i64);
        "is_active" is_active(bool);
        "plan_version_id" plan_version_id(into String);
        "price" price(i64);
        "product_id" product_id(into String);
        "product_ids" product_ids(each into String);
        "provider_type" provider_type(into BillingProviderType);
        "q" q(into String);
        "tiers_mode" tiers_mode(into BillingTiersMode);
        "usage_type" usage_type(into BillingPriceUsageType);
        "with_meter" with_meter(bool);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

parameters! {
    [ListBillingProducts, CountBillingProducts] {
        "ids" ids(each into String);
        "is_active" is_active(bool);
        "name" name(into String);
        "price_usage_type" price_usage_type(into BillingPriceUsageType);
        "provider_type" provider_type(into BillingProviderType);
        "q" q(into String);
        "recurring_charges_only" recurring_charges_only(bool);
        "with_one_time_charges" with_one_time_charges(bool);
        "with_prices_only" with_prices_only(bool);
        "with_zero_price" with_zero_price(bool);
        "without_linked_to_plan" without_linked_to_plan(bool);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}
