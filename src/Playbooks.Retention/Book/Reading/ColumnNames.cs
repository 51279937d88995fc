using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Retention.Book.Reading;

/// <summary>Finds the facts that the columns of a book mean where they are headed with something else than their names.</summary>
internal static class ColumnNames
{
    /// <summary>
    /// Whether most columns of a header mean facts: a book of one's own with labels as headers, where each column can be
    /// told its name. One from elsewhere has few of them, and needs a map.
    /// </summary>
    public static bool MeanFacts(IReadOnlyList<string> header, FactVocabulary vocabulary) =>
        2 * header.Count(name => Candidates(name, vocabulary).Count > 0) > header.Count;

    /// <summary>What is meant by a fact's label, or by its name in another spelling: <c>Account name</c>, <c>account_name</c>; null for nothing.</summary>
    public static Advice? Meant(string header, FactVocabulary vocabulary) => Candidates(header, vocabulary) switch
    {
        [] => null,
        [var only] => new Advice($"head it with the fact's name, `{only}`", header, only),
        var several => $"head it with the fact's name: {string.Join(" or ", several.Select(name => $"`{name}`"))}",
    };

    /// <summary>Whether a column of a header may mean a fact, under whatever spelling.</summary>
    public static bool MayMean(string fact, IReadOnlyList<string> header, FactVocabulary vocabulary) => header.Any(name => Candidates(name, vocabulary).Contains(fact));

    // A label or a whole name decides; the name without its entity, which accounts and contacts may share, comes after them.
    private static List<string> Candidates(string header, FactVocabulary vocabulary)
    {
        var plain = Plain(header);
        var given = vocabulary.Facts.Where(FactColumns.IsGiven).ToList();
        var meant = given.Where(fact => Plain(fact.Name) == plain || (fact.Label is { } label && Plain(label) == plain)).ToList();
        if (meant.Count == 0)
        {
            meant = given.FindAll(fact => Plain(fact.Name[(fact.Name.IndexOf('.', StringComparison.Ordinal) + 1)..]) == plain);
        }
        return plain.Length == 0 ? [] : [.. meant.Select(fact => fact.Name).Order(StringComparer.Ordinal)];
    }

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));
}
