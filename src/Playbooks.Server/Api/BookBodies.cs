using Playbooks.Engine.Deciding;
using Playbooks.Engine.Publishing;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Playbooks.Retention.Book.Records;

namespace Playbooks.Server.Api;

/// <summary>Reads bodies that hold records of the book: their facts by the live vocabulary, their ids by what ids may be.</summary>
internal sealed class BookBodies(ILiveRelease live, RecommendationAnswers answers, ServeOptions options)
{
    /// <summary>What the body holds, or the problem to answer with: all mistakes at once, each with its place.</summary>
    /// <param name="context">The request.</param>
    /// <param name="what">What it is, for messages: <c>an account</c>.</param>
    /// <param name="read">Reads the members by a vocabulary; what it adds to the diagnostics makes the body wrong.</param>
    public async Task<(T? Value, Problem? Problem)> ReadAsync<T>(HttpContext context, string what, Func<ObjectReader, FactVocabulary, List<Diagnostic>, T?> read)
        where T : class
    {
        if (live.Current is not { } release)
        {
            return (null, answers.NoRelease());
        }
        return await ObjectBody.ReadAsync(context, options, what, (body, diagnostics) => read(body, release.Release.Workspace.Vocabulary, diagnostics));
    }

    /// <summary>The facts of a member as they are stored; those that are given as <c>null</c> are not known.</summary>
    public static string ReadFacts(ObjectReader body, Entity entity, FactVocabulary vocabulary, List<Diagnostic> diagnostics, string? before = null)
    {
        var reader = new FactRowReader(vocabulary, diagnostics);
        var given = body.Object("facts");
        if (given?.Find("id") is { } id && entity != Entity.Event)
        {
            diagnostics.Add(ShapeErrors.UnknownKey.At(id.Location, "the id stands in the address, and not among the facts", "leave it out"));
        }
        if (before is null)
        {
            return given is null ? "{}" : RecordJson.Write(vocabulary, entity, reader.Read(given, entity), reader.Ages);
        }
        // What is given anew takes the place of what was known; what does not fit the vocabulary any more goes.
        var old = new FactRowReader(vocabulary, []);
        var row = old.Read(new SourceText("facts", before), entity);
        var ages = old.Ages.ToList();
        foreach (var member in given?.Members ?? [])
        {
            if (row.Layout.Find(member.Key) is { } column)
            {
                row.Clear(column);
                ages.RemoveAll(age => age.Column.Number == column.Number);
            }
        }
        var fresh = given is null ? null : reader.Read(given, entity);
        foreach (var column in row.Layout.Columns.Where(column => fresh?.Get(column) is not null))
        {
            row.Set(column, fresh!.Get(column));
            ages.AddRange(reader.Ages.Where(age => age.Column.Number == column.Number).Select(age => age with { Row = row }));
        }
        return RecordJson.Write(vocabulary, entity, row, ages);
    }

    /// <summary>The id of a member that must be there.</summary>
    public static string ReadId(ObjectReader body, string key, List<Diagnostic> diagnostics)
    {
        var text = body.RequireText(key);
        return text is null ? "" : Check(text, key, diagnostics);
    }

    /// <summary>The id of a member that may be there.</summary>
    public static string? FindId(ObjectReader body, string key, List<Diagnostic> diagnostics) =>
        body.Text(key) is { } text ? Check(text, key, diagnostics) : null;

    private static string Check(JsonString text, string key, List<Diagnostic> diagnostics)
    {
        if (RecordIds.Problem(key, text.Text) is { } problem)
        {
            diagnostics.Add(ShapeErrors.OutOfRange.At(text.Location, problem));
        }
        return text.Text;
    }
}
