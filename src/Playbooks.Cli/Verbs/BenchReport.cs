using System.Globalization;
using System.Text.Json;
using Playbooks.Cli.Terminal;
using Playbooks.Engine.Measuring;

namespace Playbooks.Cli.Verbs;

/// <summary>What was measured, as tables for people and as JSON.</summary>
internal sealed class BenchReport(Surroundings surroundings, Bench bench, string book)
{
    private const int MostShown = 10;

    public void WriteTables()
    {
        surroundings.Output.WriteLine($"{book}: {DiagnosticPrinter.Count(bench.Accounts, "account")}, {DiagnosticPrinter.Count(bench.Contacts, "contact")}, on one thread");
        Section("speed");
        Tables.Write(surroundings, ["what", "a second", "bytes each"], [.. bench.Speeds.Select(speed => (string[])[speed.What, $"{Number(speed.PerSecond)} {speed.Unit}s", Number(speed.Bytes)])]);
        Section("time of a decision");
        Tables.Write(surroundings, ["stage", "microseconds", "share"], [.. bench.Stages.Select(stage => (string[])[Word(stage.Stage), stage.Time.TotalMicroseconds.ToString("0.0", CultureInfo.InvariantCulture), Share(stage.Share)])]);
        surroundings.Output.WriteLine($"derived facts worked out: {Tenths(bench.Derived.All)}, where actions alone are wanted {Tenths(bench.Derived.Needed)}");
        if (!bench.Rules.IsEmpty)
        {
            Section("rules that are tested after the index was asked, most work first");
            Tables.Write(surroundings, ["rule", "stands", "tested", "held", "steps"], [.. bench.Rules.Take(MostShown).Select(Row)]);
            More(bench.Rules.Length, "rule");
        }
        if (!bench.Templates.IsEmpty)
        {
            Section("templates, most text first");
            Tables.Write(surroundings, ["template", "written", "withheld", "characters"], [.. bench.Templates.Take(MostShown).Select(Row)]);
            More(bench.Templates.Length, "template");
        }
        WriteNotIndexed();
    }

    public void WriteJson() => JsonOutput.Write(surroundings, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("book", book);
        writer.WriteNumber("accounts", bench.Accounts);
        writer.WriteNumber("contacts", bench.Contacts);
        WriteList(writer, "speed", bench.Speeds, speed =>
        {
            writer.WriteString("what", speed.What);
            writer.WriteString("unit", speed.Unit);
            writer.WriteNumber("perSecond", Math.Round(speed.PerSecond, 1));
            writer.WriteNumber("bytes", Math.Round(speed.Bytes));
        });
        WriteList(writer, "stages", bench.Stages, stage =>
        {
            writer.WriteString("stage", Word(stage.Stage));
            writer.WriteNumber("microseconds", Math.Round(stage.Time.TotalMicroseconds, 2));
            writer.WriteNumber("share", Math.Round(stage.Share, 4));
        });
        writer.WriteStartObject("derived");
        writer.WriteNumber("all", Math.Round(bench.Derived.All, 1));
        writer.WriteNumber("needed", Math.Round(bench.Derived.Needed, 1));
        writer.WriteEndObject();
        WriteList(writer, "rules", bench.Rules, work =>
        {
            writer.WriteString("rule", work.Rule.Id);
            writer.WriteString("document", work.Rule.Source.Name);
            writer.WriteNumber("line", work.Rule.Source.GetPosition(work.Rule.Span.Start).Line);
            writer.WriteNumber("tested", work.Tested);
            writer.WriteNumber("held", work.Held);
            writer.WriteNumber("steps", work.Steps);
        });
        WriteList(writer, "templates", bench.Templates, work =>
        {
            writer.WriteString("template", work.Template);
            writer.WriteNumber("written", work.Written);
            writer.WriteNumber("withheld", work.Withheld);
            writer.WriteNumber("characters", work.Characters);
        });
        WriteList(writer, "notIndexed", bench.NotIndexed, part =>
        {
            writer.WriteString("rule", part.Rule.Id);
            writer.WriteString("document", part.Location.Document);
            writer.WriteNumber("line", part.Location.Position.Line);
            writer.WriteNumber("column", part.Location.Position.Column);
            writer.WriteString("what", part.What);
            writer.WriteString("why", part.Why);
            writer.WriteString("instead", part.Instead);
        });
        writer.WriteEndObject();
    });

    private void WriteNotIndexed()
    {
        if (bench.NotIndexed.IsEmpty)
        {
            Section("every rule is looked up whole: nothing is tested one by one");
            return;
        }
        Section("what the index cannot look up");
        foreach (var part in bench.NotIndexed)
        {
            surroundings.Output.WriteLine($"{part.Location}  {part.Rule.Id}: {part.What}");
            surroundings.Output.WriteLine($"    {part.Why}; {part.Instead}");
        }
    }

    private void Section(string title)
    {
        surroundings.Output.WriteLine();
        surroundings.Output.WriteLine(surroundings.OutputColour.Bold(title));
    }

    private void More(int count, string noun)
    {
        if (count > MostShown)
        {
            surroundings.Output.WriteLine($"… and {DiagnosticPrinter.Count(count - MostShown, noun)} more; `--json` has all");
        }
    }

    private static string[] Row(RuleWork work) =>
        [work.Rule.Id, $"{work.Rule.Source.Name}:{work.Rule.Source.GetPosition(work.Rule.Span.Start).Line}", Number(work.Tested), Number(work.Held), Number(work.Steps)];

    private static string[] Row(TemplateWork work) =>
        [work.Template, Number(work.Written), Number(work.Withheld), Number(work.Characters)];

    private static void WriteList<T>(Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<T> write)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            write(item);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static string Word(DecidingStage stage) => stage switch
    {
        DecidingStage.Derive => "derive",
        DecidingStage.Match => "match",
        DecidingStage.Rank => "rank",
        DecidingStage.Write => "write",
        _ => "explain",
    };

    private static string Number(double number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Tenths(double number) => number.ToString("#,0.0", CultureInfo.InvariantCulture);

    private static string Share(double share) => share.ToString("0 %", CultureInfo.InvariantCulture);
}
