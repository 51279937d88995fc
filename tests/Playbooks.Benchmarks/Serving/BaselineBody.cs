using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Playbooks.Benchmarks.Serving;

/// <summary>The body of a request as the baseline parses it: each fact a property of its own type, by generated code.</summary>
internal sealed record BaselineBody
{
    public BaselineAccount? Account { get; init; }

    public ImmutableArray<BaselineContact> Contacts { get; init; }

    public BaselineEvent? Event { get; init; }
}

/// <summary>A number, and when it was learned.</summary>
internal sealed record AgedNumber(double Value, DateTimeOffset AsOf);

/// <summary>The facts of an account that can be given in the shipped workspace.</summary>
internal sealed record BaselineAccount
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? Region { get; init; }

    public string? Currency { get; init; }

    public string? Status { get; init; }

    public string? LeavingReason { get; init; }

    public decimal? Arr { get; init; }

    public string? ServicePlan { get; init; }

    public ImmutableArray<string> Products { get; init; }

    public ImmutableArray<string> UnusedProducts { get; init; }

    public DateOnly? RenewsOn { get; init; }

    public long? Tenure { get; init; }

    public DateOnly? LastTalkOn { get; init; }

    public decimal? LifetimeValue { get; init; }

    public decimal? SecondLifetimeValue { get; init; }

    public long? ValueQuartile { get; init; }

    public double? Profitability { get; init; }

    public double? ShareOfWallet { get; init; }

    public decimal? CostToServe { get; init; }

    public double? StrategicImpact { get; init; }

    public long? AdvocacyReach { get; init; }

    public double? Usage { get; init; }

    public long? OpenTickets { get; init; }

    public DateOnly? LastComplaintOn { get; init; }

    public bool? PaymentOverdue { get; init; }

    public bool? IsConsumer { get; init; }

    public bool? IsMember { get; init; }

    public bool? Onboarded { get; init; }

    public DateOnly? LastReviewOn { get; init; }

    public bool? HasSponsor { get; init; }

    public double? UsageChange { get; init; }

    public double? SpendChange { get; init; }

    public double? Tone { get; init; }

    public ImmutableArray<string> CompetitorsInUse { get; init; }

    public long? Referrals { get; init; }

    public decimal? CostsThatStay { get; init; }

    public decimal? CostToSatisfy { get; init; }

    public decimal? AcquisitionCost { get; init; }

    public string? ProductEmotion { get; init; }

    public string? ProductComplexity { get; init; }

    public string? Switching { get; init; }

    public DateOnly? FinanceIssueSince { get; init; }

    public DateOnly? SalesIssueSince { get; init; }

    public DateOnly? ProductIssueSince { get; init; }

    public long? DiscountRequests { get; init; }

    public long? DemandsLastYear { get; init; }

    public DateOnly? LastThreatOn { get; init; }

    public long? DaysOverdue { get; init; }

    public long? LatePayments { get; init; }

    public long? TicketsLastYear { get; init; }

    public double? NeedlessTickets { get; init; }

    public long? AbuseReports { get; init; }
}

/// <summary>The same of a contact.</summary>
internal sealed record BaselineContact
{
    public string? Id { get; init; }

    public AgedNumber? Attitude { get; init; }

    public AgedNumber? Behaviour { get; init; }

    public string? Name { get; init; }

    public string? KnownAs { get; init; }

    public string? Role { get; init; }

    public string? Email { get; init; }

    public string? Language { get; init; }

    public string? TimeZone { get; init; }

    public long? Audience { get; init; }

    public string? Phone { get; init; }

    public ImmutableArray<string> Likes { get; init; }

    public DateOnly? LastSurveyOn { get; init; }

    public DateOnly? RecoveredOn { get; init; }

    public DateOnly? LastSeenOn { get; init; }

    public bool? IsTrained { get; init; }

    public bool? DoNotContact { get; init; }

    public ImmutableArray<string> OptOuts { get; init; }
}

/// <summary>The same of an event.</summary>
internal sealed record BaselineEvent
{
    public string? Kind { get; init; }

    public string? Contact { get; init; }

    public string? Text { get; init; }

    public string? Issue { get; init; }

    public string? Fault { get; init; }

    public string? Fixed { get; init; }

    public string? Area { get; init; }

    public decimal? Amount { get; init; }

    public double? Hours { get; init; }

    public bool? WithinTerms { get; init; }

    public string? Competitor { get; init; }
}

/// <summary>The generated parser.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(BaselineBody))]
internal sealed partial class BaselineJson : JsonSerializerContext;
