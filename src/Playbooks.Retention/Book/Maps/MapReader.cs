using System.Collections.Immutable;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Playbooks.Retention.Book.Reading;

namespace Playbooks.Retention.Book.Maps;

/// <summary>Reads a map and checks it against the vocabulary and against the headers of the files that it is for.</summary>
internal static class MapReader
{
    /// <summary>Reads a map; null when it has an error. All mistakes are reported at once.</summary>
    /// <param name="source">The map.</param>
    /// <param name="vocabulary">The facts that it may feed.</param>
    /// <param name="book">Path of the book; joined files lie beside it.</param>
    /// <param name="diagnostics">Where mistakes go.</param>
    /// <param name="others">Facts that the map may feed as well and that are passed over here, so that one map serves several files; null: none.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static BookMap? Read(SourceText source, FactVocabulary vocabulary, string book, ICollection<Diagnostic> diagnostics, FactVocabulary? others = null)
    {
        var mistakes = new List<Diagnostic>();
        var map = Read(source, vocabulary, others, book, mistakes, JsonReader.Read(source, mistakes));
        foreach (var mistake in mistakes)
        {
            diagnostics.Add(mistake);
        }
        return mistakes.Any(mistake => mistake.IsError) ? null : map;
    }

    private static BookMap? Read(SourceText source, FactVocabulary vocabulary, FactVocabulary? others, string book, List<Diagnostic> mistakes, JsonTree tree)
    {
        if (ObjectReader.Open(tree.Root, "a map", mistakes) is not { } map)
        {
            return null;
        }
        map.Find("$schema");
        var (id, title, notKnown) = (map.RequireText("map"), map.Text("title"), ReadNotKnown(map, mistakes));
        using var file = CsvFile.Open(book);
        if (!HeaderForm.Check(file, mistakes))
        {
            return null;
        }
        var mapped = new FileMapReader(Path.GetDirectoryName(Path.GetFullPath(book))!, mistakes).Read("row", map, file);
        var feeds = new FeedReader(vocabulary, mapped.Layout, mistakes);
        var facts = map.Object("facts");
        var fed = (facts?.Members ?? []).Where(member => vocabulary.Find(member.Key) is not null || others?.Find(member.Key) is null).Select(feeds.Read).OfType<FactFeed>().ToImmutableArray();
        map.Finish();
        if (facts?.Find("account.id") is null)
        {
            var place = facts?.Location ?? map.Node.Location;
            mistakes.Add(MapErrors.NoAccount.At(place with { Span = new TextSpan(place.Span.Start, 1) }, "nothing feeds `account.id`", "every row must say whose it is"));
        }
        return new BookMap(id?.Text ?? source.Name, title?.Text ?? id?.Text ?? source.Name) { File = mapped, Feeds = fed, NotKnown = notKnown };
    }

    // The empty text is among them as a rule, so that this is no list of texts as elsewhere.
    private static ImmutableHashSet<string> ReadNotKnown(ObjectReader map, List<Diagnostic> mistakes)
    {
        if (map.List("notKnown") is not { } list)
        {
            return [""];
        }
        foreach (var item in list.Items.Where(item => item is not JsonString))
        {
            mistakes.Add(ShapeErrors.WrongKind.At(item.Location, $"{item.KindName} stands where a text belongs"));
        }
        return [.. list.Items.OfType<JsonString>().Select(item => item.Text)];
    }
}
