using System.Collections.Immutable;

namespace Playbooks.Retention.Tests.SampleBooks;

/// <summary>The columns of the files of records, in their order.</summary>
internal static class Columns
{
    /// <summary>What is known of an account besides what its records say.</summary>
    public static readonly ImmutableArray<string> Account =
    [
        "account.name", "account.region", "account.currency", "account.status", "account.leavingReason", "account.isConsumer", "account.isMember",
        "account.arr", "account.servicePlan", "account.renewsOn", "account.tenure", "account.onboarded", "account.lastTalkOn", "account.lastReviewOn",
        "account.lifetimeValue", "account.secondLifetimeValue", "account.valueQuartile", "account.profitability", "account.shareOfWallet",
        "account.costToServe", "account.costsThatStay", "account.costToSatisfy", "account.acquisitionCost", "account.strategicImpact",
        "account.advocacyReach", "account.referrals", "account.usageChange", "account.usageByMonth", "account.tone", "account.openTickets",
        "account.ticketsLastYear", "account.needlessTickets", "account.paymentOverdue", "account.daysOverdue", "account.latePayments",
        "account.discountRequests", "account.abuseReports", "account.hasSponsor", "account.competitorsInUse", "account.productEmotion", "account.productComplexity",
        "account.switching", "account.financeIssueSince", "account.salesIssueSince", "account.productIssueSince",
    ];

    public static readonly ImmutableArray<string> Contact =
    [
        "contact.name", "contact.knownAs", "contact.role", "contact.email", "contact.phone", "contact.language", "contact.timeZone", "contact.audience",
        "contact.likes", "contact.isTrained", "contact.lastSeenOn", "contact.recoveredOn", "contact.doNotContact", "contact.optOuts",
    ];

    public static readonly ImmutableArray<string> Survey = ["id", "account.id", "contact.id", "at", "contact.attitude", "contact.behaviour"];

    /// <summary>What is said of an event besides when and by whom.</summary>
    public static readonly ImmutableArray<string> Event =
    [
        "event.kind", "event.text", "event.issue", "event.fault", "event.fixed", "event.area", "event.amount", "event.hours", "event.withinTerms", "event.competitor",
    ];

    public static readonly ImmutableArray<string> Purchase = ["id", "account.id", "at", "product", "amount", "quantity"];

    public static readonly ImmutableArray<string> Ownership = ["account.id", "product", "since", "until", "usage"];
}
