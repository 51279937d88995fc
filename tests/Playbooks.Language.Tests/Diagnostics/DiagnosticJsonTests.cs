using System.Text;
using System.Text.Json;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Language.Tests.Diagnostics;

public sealed class DiagnosticJsonTests
{
    [Fact]
    public void ARepairStandsAtTheEndWhereOneIsKnown()
    {
        var source = new SourceText("a.json", "rolle");
        var diagnostic = new DiagnosticKind("PB1101", Severity.Error, "unknown name")
            .At(new Location(source, new TextSpan(0, 5), ""), "unknown name", Advice.DidYouMean("rolle", "role"));

        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            DiagnosticJson.Write(writer, diagnostic);
        }

        Assert.EndsWith("""
            "length":5,"replacement":"role"}
            """, Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void TheShapeIsTheContractOfTheCommandAndTheApi()
    {
        var source = new SourceText("a.json", "{\n \"x\": 1 }");
        var diagnostic = new DiagnosticKind("PB1101", Severity.Warning, "unknown key")
            .At(new Location(source, new TextSpan(3, 3), "x"), "unknown key `x`");

        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            DiagnosticJson.WriteAll(writer, [diagnostic]);
        }

        Assert.Equal(
            """[{"code":"PB1101","severity":"warning","message":"unknown key `x`","help":null,"document":"a.json","path":"x","line":2,"column":2,"length":3}]""",
            Encoding.UTF8.GetString(stream.ToArray()).Replace("\\u0060", "`", StringComparison.Ordinal));
    }
}
