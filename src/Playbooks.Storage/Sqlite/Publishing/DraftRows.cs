using System.Collections.Immutable;
using Playbooks.Engine.Publishing;
using Playbooks.Storage.Sqlite.Connections;

namespace Playbooks.Storage.Sqlite.Publishing;

/// <summary>Drafts and their documents as rows.</summary>
internal static class DraftRows
{
    private const string Columns = "id, title, author, base, created_at, state, revision";

    public static Draft? Find(Connection connection, string id) =>
        connection.First($"SELECT {Columns} FROM drafts WHERE id = $1", Read, id) is { } draft ? WithDocuments(connection, draft) : null;

    public static ImmutableArray<Draft> Before(Connection connection, DraftState? state, string? before, int most)
    {
        var drafts = state is { } only
            ? connection.All(
                $"SELECT {Columns} FROM drafts WHERE state = $1 AND id < $2 ORDER BY id DESC LIMIT $3", Read, only, before ?? StoredValue.AfterAllText, most)
            : connection.All($"SELECT {Columns} FROM drafts WHERE id < $1 ORDER BY id DESC LIMIT $2", Read, before ?? StoredValue.AfterAllText, most);
        return [.. drafts.Select(draft => WithDocuments(connection, draft))];
    }

    /// <summary>The revision of an open draft; null when there is none, or it is not open.</summary>
    public static long? OpenRevisionOf(Connection connection, string id) =>
        connection.Number("SELECT revision FROM drafts WHERE id = $1 AND state = 'Open'", id);

    public static DraftDocument? DocumentOf(Connection connection, string id, string path) => connection.First(
        "SELECT path, text, version, author, saved_at FROM draft_documents WHERE draft = $1 AND path = $2", ReadDocument, id, path);

    public static void Insert(Connection connection, Draft draft) => connection.Run(
        $"INSERT INTO drafts ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        draft.Id, draft.Title, draft.Author, draft.Base, draft.CreatedAt, draft.State, draft.Revision);

    /// <summary>Gives a draft that was changed its next revision.</summary>
    public static void CountChange(Connection connection, string id) =>
        connection.Run("UPDATE drafts SET revision = revision + 1 WHERE id = $1", id);

    /// <summary>Puts a document in, in the draft's revision.</summary>
    public static void PutDocument(Connection connection, string id, string path, string? text, string author, DateTimeOffset at) => connection.Run(
        """
        INSERT INTO draft_documents (draft, path, text, version, author, saved_at)
        SELECT id, $2, $3, revision, $4, $5 FROM drafts WHERE id = $1
        ON CONFLICT (draft, path) DO UPDATE
        SET text = excluded.text, version = excluded.version, author = excluded.author, saved_at = excluded.saved_at
        """,
        id, path, text, author, at);

    public static void DropDocument(Connection connection, string id, string path) =>
        connection.Run("DELETE FROM draft_documents WHERE draft = $1 AND path = $2", id, path);

    private static ImmutableArray<DraftDocument> DocumentsOf(Connection connection, string id) => connection.All(
        "SELECT path, text, version, author, saved_at FROM draft_documents WHERE draft = $1", ReadDocument, id);

    private static Draft WithDocuments(Connection connection, Draft draft) =>
        draft with { Documents = draft.Documents.AddRange(DocumentsOf(connection, draft.Id).Select(document => KeyValuePair.Create(document.Path, document))) };

    private static Draft Read(Row row) => new()
    {
        Id = row.Text(0),
        Title = row.Text(1),
        Author = row.Text(2),
        Base = row.NumberOrNull(3),
        CreatedAt = row.Time(4),
        State = row.Name<DraftState>(5),
        Revision = row.Number(6),
    };

    private static DraftDocument ReadDocument(Row row) => new(row.Text(0), row.TextOrNull(1), row.Number(2), row.Text(3), row.Time(4));
}
