using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Language.Tests.Diagnostics;

public sealed class DiagnosticTextTests
{
    private static readonly DiagnosticKind s_kind = new("PB2104", Severity.Error, "unknown fact");

    [Fact]
    public void TheLineIsShownWithTheMistakeUnderlinedAndTheHelpApart()
    {
        var source = new SourceText("playbooks/high-risk.json", "{\n  \"when\": { \"contact.rolle\": \"x\" }\n}");
        var diagnostic = s_kind.At(At(source, "contact.rolle", "rules[3].when"), "unknown fact `contact.rolle`", "did you mean `contact.role`?");

        Assert.Equal("""
            error PB2104: unknown fact `contact.rolle`
             --> playbooks/high-risk.json:2:14  (rules[3].when)
              |
            2 |   "when": { "contact.rolle": "x" }
              |              ^^^^^^^^^^^^^
              = help: did you mean `contact.role`?

            """, DiagnosticText.Render(diagnostic));
    }

    [Fact]
    public void WhatWouldSteerATerminalIsShownInItsPlace()
    {
        var source = new SourceText("a", "\u001b[31m\u007f\u009b wrong");

        var lines = DiagnosticText.Render(s_kind.At(At(source, "wrong"), "not \r\u0007", "no \u001b")).Split('\n');

        Assert.Equal(["error PB2104: not ␍␇", " --> a:1:9", "  |", "1 | ␛[31m␡\uFFFD wrong", "  |         ^^^^^", "  = help: no ␛", ""], lines);
    }

    [Fact]
    public void TabsAreShownAsSpacesSoThatTheMarkStandsRight()
    {
        var source = new SourceText("a", "\t\tx = wrong");

        var lines = DiagnosticText.Render(s_kind.At(At(source, "wrong"), "m")).Split('\n');

        Assert.Equal(lines[3].IndexOf("wrong", StringComparison.Ordinal), lines[4].IndexOf('^', StringComparison.Ordinal));
    }

    [Fact]
    public void ALongLineIsCutToAWindowAroundTheMistake()
    {
        var source = new SourceText("a", new string('x', 5000) + " wrong " + new string('y', 5000));

        var lines = DiagnosticText.Render(s_kind.At(At(source, "wrong"), "m")).Split('\n');

        Assert.True(lines[3].Length < 200);
        Assert.Equal(lines[3].IndexOf("wrong", StringComparison.Ordinal), lines[4].IndexOf('^', StringComparison.Ordinal));
    }

    [Fact]
    public void APlaceAtTheEndOfTheTextIsMarkedOnce()
    {
        var source = new SourceText("a", "ab");

        var lines = DiagnosticText.Render(s_kind.At(new Location(source, new TextSpan(2, 0), ""), "m")).Split('\n');

        Assert.Equal("  |   ^", lines[4]);
    }

    private static Location At(SourceText source, string words, string path = "") =>
        new(source, new TextSpan(source.Text.IndexOf(words, StringComparison.Ordinal), words.Length), path);
}
