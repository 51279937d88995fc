namespace Playbooks.Retention.Book.Records;

/// <summary>Ids of records: what they may be, and how one is made where none was given.</summary>
public static class RecordIds
{
    /// <summary>How many characters an id may have.</summary>
    public const int Longest = 200;

    private const int MadeLength = 32;

    /// <summary>What is wrong with an id, in words; null when nothing is.</summary>
    /// <param name="name">What it is called: <c>account.id</c>.</param>
    /// <param name="id">The id.</param>
    public static string? Problem(string name, string? id) =>
        string.IsNullOrWhiteSpace(id) ? $"`{name}` is empty"
        : id.Length > Longest ? $"`{name}` has more than {Longest} characters"
        : id.Any(char.IsControl) ? $"`{name}` has characters that cannot be seen"
        : null;

    /// <summary>The record with an id: one without gets one made from all that it says, so that the same record has the same one, however often it comes.</summary>
    public static BookRecord Identify(BookRecord record) => record switch
    {
        SurveyRecord { Id: "" } survey => survey with { Id = Of(survey) },
        EventRecord { Id: "" } happened => happened with { Id = Of(happened) },
        PurchaseRecord { Id: "" } purchase => purchase with { Id = Of(purchase) },
        _ => record,
    };

    private static string Of(BookRecord record) => Convert.ToHexStringLower(RecordText.Hash(RecordText.Of(record)))[..MadeLength];
}
