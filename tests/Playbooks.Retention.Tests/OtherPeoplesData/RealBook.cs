using System.Text.Json;
using Playbooks.Engine.Checking;
using Playbooks.Engine.Compiling;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Playbooks.Retention.Book;
using Playbooks.Testing;

namespace Playbooks.Retention.Tests.OtherPeoplesData;

/// <summary>A book of other people's data, decided by the workspace that ships.</summary>
internal sealed class RealBook : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    /// <summary>Decides a book through its map.</summary>
    public RealBook(string book, string map)
    {
        var release = Release.Create(WorkspaceChecker.CheckFolder(Repository.Root).Workspace!);
        var mapPath = Repository.PathOf($"tests/real-data/{map}");
        var diagnostics = new List<Diagnostic>();
        using var opened = Books.Open(RealData.PathOf(book), release.Workspace.Vocabulary, new SourceText(map, File.ReadAllText(mapPath)), At, diagnostics);
        Assert.Empty(diagnostics);
        Result = new BookRun(release, At) { OnRejected = row => Rejected.Add($"{row.Row.Line}: {row.Reason}") }.Run(opened!, _folder.PathOf("out.jsonl"), default);
    }

    public BookRunResult Result { get; }

    public List<string> Rejected { get; } = [];

    /// <summary>The decisions, one after the other.</summary>
    public IEnumerable<JsonElement> Decisions() =>
        File.ReadLines(_folder.PathOf("out.jsonl")).Select(line => JsonDocument.Parse(line).RootElement);

    public void Dispose() => _folder.Dispose();
}
