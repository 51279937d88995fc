namespace Playbooks.Engine.Reading;

/// <summary>Words of fixed lists as people shorten or replace them: <c>Mon</c>, <c>customer</c>, <c>done</c>.</summary>
internal static class OtherWord
{
    private const int ShortestBeginning = 2;

    private static readonly (string[] Others, string Word)[] Synonyms =
    [
        (["customer", "company", "client", "organisation", "organization"], "account"),
        (["person", "user", "people"], "contact"),
        (["done", "completed", "complete", "finished", "resolved"], "closed"),
        (["approved", "agreed", "started"], "accepted"),
        (["shown", "suggested", "proposed"], "recommended"),
        (["understand", "listen", "discover", "analyse", "analyze"], "Comprehend"),
        (["offer", "suggest"], "Propose"),
        (["deliver", "do", "execute", "implement", "act"], "Respond"),
        (["followup", "review", "checkin"], "Reengage"),
    ];

    /// <summary>The word of a list that another one stands for: the only one that begins like it, or one that means the same; or null.</summary>
    public static string? Find(string word, IReadOnlyCollection<string> words)
    {
        var bare = string.Concat(word.Where(char.IsLetter));
        var begun = bare.Length < ShortestBeginning ? [] : words.Where(candidate => candidate.StartsWith(bare, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        return begun is [var only] ? only
            : Synonyms.Where(synonym => synonym.Others.Contains(bare, StringComparer.OrdinalIgnoreCase)).Select(synonym => synonym.Word).FirstOrDefault(words.Contains);
    }
}
