namespace Playbooks.Engine.Deciding;

/// <summary>The names of members of requests and recommendations as they stand in JSON, quotes and colon with them.</summary>
internal static class DecisionNames
{
    public static ReadOnlySpan<byte> Decision => "\"decision\":"u8;
    public static ReadOnlySpan<byte> Release => "\"release\":"u8;
    public static ReadOnlySpan<byte> At => "\"at\":"u8;
    public static ReadOnlySpan<byte> Account => "\"account\":"u8;
    public static ReadOnlySpan<byte> Facts => "\"facts\":"u8;
    public static ReadOnlySpan<byte> Contacts => "\"contacts\":"u8;
    public static ReadOnlySpan<byte> Contact => "\"contact\":"u8;
    public static ReadOnlySpan<byte> Event => "\"event\":"u8;
    public static ReadOnlySpan<byte> Value => "\"value\":"u8;
    public static ReadOnlySpan<byte> AsOf => "\"asOf\":"u8;
    public static ReadOnlySpan<byte> Explain => "\"explain\":"u8;
    public static ReadOnlySpan<byte> Action => "\"action\":"u8;
    public static ReadOnlySpan<byte> Rule => "\"rule\":"u8;
    public static ReadOnlySpan<byte> Reason => "\"reason\":"u8;
    public static ReadOnlySpan<byte> Why => "\"why\":"u8;
    public static ReadOnlySpan<byte> Fact => "\"fact\":"u8;
    public static ReadOnlySpan<byte> Asks => "\"asks\":"u8;
    public static ReadOnlySpan<byte> Stale => "\"stale\":"u8;
    public static ReadOnlySpan<byte> WouldMatter => "\"wouldMatter\":"u8;
    public static ReadOnlySpan<byte> Where => "\"where\":"u8;
    public static ReadOnlySpan<byte> Diagnostic => "\"diagnostic\":"u8;
    public static ReadOnlySpan<byte> Outcome => "\"outcome\":"u8;
    public static ReadOnlySpan<byte> Actions => "\"actions\":"u8;
    public static ReadOnlySpan<byte> NotChosen => "\"notChosen\":"u8;
    public static ReadOnlySpan<byte> Missing => "\"missing\":"u8;
    public static ReadOnlySpan<byte> Failures => "\"failures\":"u8;
    public static ReadOnlySpan<byte> Rules => "\"rules\":"u8;
    public static ReadOnlySpan<byte> Rank => "\"rank\":"u8;
    public static ReadOnlySpan<byte> Band => "\"band\":"u8;
    public static ReadOnlySpan<byte> Title => "\"title\":"u8;
    public static ReadOnlySpan<byte> Because => "\"because\":"u8;
    public static ReadOnlySpan<byte> Owner => "\"owner\":"u8;
    public static ReadOnlySpan<byte> DueAt => "\"dueAt\":"u8;
    public static ReadOnlySpan<byte> Score => "\"score\":"u8;
    public static ReadOnlySpan<byte> Offer => "\"offer\":"u8;
    public static ReadOnlySpan<byte> UpTo => "\"upTo\":"u8;
    public static ReadOnlySpan<byte> ExpiresAt => "\"expiresAt\":"u8;
    public static ReadOnlySpan<byte> NeedsApproval => "\"needsApproval\":"u8;
    public static ReadOnlySpan<byte> Messages => "\"messages\":"u8;
    public static ReadOnlySpan<byte> Template => "\"template\":"u8;
    public static ReadOnlySpan<byte> Subject => "\"subject\":"u8;
    public static ReadOnlySpan<byte> Body => "\"body\":"u8;
    public static ReadOnlySpan<byte> NotBefore => "\"notBefore\":"u8;
    public static ReadOnlySpan<byte> Withheld => "\"withheld\":"u8;
    public static ReadOnlySpan<byte> Steps => "\"steps\":"u8;
    public static ReadOnlySpan<byte> Stage => "\"stage\":"u8;
    public static ReadOnlySpan<byte> AlsoBy => "\"alsoBy\":"u8;
}
