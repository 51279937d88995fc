namespace Playbooks.Retention.Tests.SampleBooks.Casts;

/// <summary>The roles, short enough for a table.</summary>
internal static class Roles
{
    public const string Sponsor = "ExecutiveSponsor";
    public const string Decider = "DecisionMaker";
    public const string Primary = "PrimaryContact";
    public const string Adviser = "Influencer";
    public const string User = "EndUser";
}
