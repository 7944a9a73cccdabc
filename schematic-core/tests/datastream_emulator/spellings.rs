//! Companies whose keys differ in case alone.

use schematic_core::flags::Source;

use crate::world::{World, org};

const SEED: &str = "
features: {reports: {}}
plans:
  pro: {id: plan_pro, entitlements: {reports: true}}
  free: {id: plan_free}
companies:
  - {keys: {org: acme}, plan: pro}
  - {keys: {org: ACME}, plan: free}
  - {keys: {org: kiwi}, plan: pro}
flags: {barrier: false}
";

#[tokio::test]
async fn each_company_is_answered_as_the_api_answers() {
    let world = World::ready(SEED).await;
    world.know("acme").await;
    world.know("kiwi").await;
    for spelling in ["ACME", "acme", "kiwi", "\u{212a}iwi", "Acme"] {
        let context = org(spelling);
        let decided = world.check("reports", &context).await;
        let answered = world.api.check("reports", &context);
        let answered = answered.await;
        assert_eq!(decided.value, answered.value, "{spelling}");
        assert_eq!(decided.company_id, answered.company_id, "{spelling}");
        let is_known = ["acme", "ACME", "kiwi"].contains(&spelling);
        let source = if is_known {
            Source::DataStream
        } else {
            Source::Api
        };
        assert_eq!(decided.source, source, "{spelling}");
    }
}
