using System.Globalization;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Values;

namespace Playbooks.Cli.Terminal;

/// <summary>Shows decisions to people, with their times on the clocks of a zone.</summary>
internal sealed class DecisionPrinter(Surroundings surroundings, TimeZoneInfo zone)
{
    /// <summary>Writes one to standard output, with the messages in full or their subjects alone.</summary>
    public void Write(Decision decision, bool inFull)
    {
        var (output, colour) = (surroundings.Output, surroundings.OutputColour);
        var id = ValueText.Format(decision.Account.Get(decision.Account.Layout.Find("id")!));
        output.WriteLine($"{colour.Bold(ShownText.Of($"account {id}".TrimEnd()))}  {colour.Dim($"{Time(decision.At)}  {decision.Release[..Math.Min(19, decision.Release.Length)]}")}");
        WriteFacts(output, "  ", decision.Account, decision.Report.Where(fact => fact.Entity == Entity.Account));
        foreach (var contact in decision.Account.Children(0))
        {
            output.WriteLine(ShownText.Of($"  contact {ValueText.Format(contact.Get(contact.Layout.Find("id")!))}"));
            WriteFacts(output, "    ", contact, decision.Report.Where(fact => fact.Entity == Entity.Contact));
        }
        output.WriteLine();
        if (decision.Actions.IsEmpty)
        {
            output.WriteLine("no action is recommended");
        }
        foreach (var action in decision.Actions)
        {
            WriteAction(output, colour, action, inFull);
        }
        WriteRest(output, colour, decision);
    }

    private static void WriteFacts(TextWriter output, string margin, FactRow row, IEnumerable<FactDefinition> facts)
    {
        foreach (var fact in facts)
        {
            var value = row.State(fact.Column) == FactState.Known ? Shown(row.Get(fact.Column)) : "not known";
            output.WriteLine(ShownText.Of($"{margin}{fact.Label}: {value}"));
        }
    }

    private void WriteAction(TextWriter output, Colour colour, RecommendedAction action, bool inFull)
    {
        var whom = action.Contact is null ? "the account" : ShownText.Of(action.Contact);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{action.Rank}. {colour.Bold(action.Action.Title)}  {colour.Dim($"{action.Action.Id}, {action.Band}")}"));
        output.WriteLine($"   for {whom}, by {action.Action.Owner}, due {Time(action.DueAt)}");
        output.WriteLine($"   because {ShownText.Of(action.Because)}  {colour.Dim(action.Rule.Id)}");
        if (action.Offer is { } offer)
        {
            var amount = offer.UpTo is { } upTo ? $"up to {ValueText.Format(upTo)}" : "no fixed amount";
            var until = offer.ExpiresAt is { } expires ? $", until {Time(expires)}" : "";
            output.WriteLine($"   offer: {amount}{until}{(offer.NeedsApproval ? ", needs approval" : "")}");
        }
        foreach (var fact in action.Asks)
        {
            output.WriteLine($"   find out: {fact.Asks ?? fact.Label}  {colour.Dim(fact.Name)}");
        }
        foreach (var message in action.Messages)
        {
            var wait = message.NotBefore is { } time ? $", not before {Time(time)}" : "";
            output.WriteLine(ShownText.Of($"   {message.Channel}: {message.Subject ?? message.Template}{wait}"));
            if (inFull)
            {
                WriteText(output, colour, message.Body);
            }
        }
        foreach (var message in action.Withheld)
        {
            output.WriteLine($"   {message.Channel}: {colour.Yellow("withheld")}, {ShownText.Of(message.Why)}");
        }
        output.WriteLine();
    }

    private static void WriteText(TextWriter output, Colour colour, string text)
    {
        foreach (var line in ShownText.Of(text.TrimEnd().ReplaceLineEndings("\n")).Split('\n'))
        {
            output.WriteLine($"      {colour.Dim("|")} {line}".TrimEnd());
        }
    }

    private static void WriteRest(TextWriter output, Colour colour, Decision decision)
    {
        WriteList(output, colour.Bold("not chosen"), decision.NotChosen.Select(other => $"{other.Action}{For(other.Contact)}: {other.Why}"));
        WriteList(output, colour.Bold("missing"), decision.Missing.Select(missing =>
            $"{missing.Fact.Name}{For(missing.Contact)}{(missing.IsStale ? ", stale" : "")}{(missing.WouldMatter ? ", would matter" : "")}"));
        WriteList(output, colour.Red("failed"), decision.Failures.Select(failure => $"{failure.Where}{For(failure.Contact)}: {failure.Diagnostic.Message}"));
        WriteList(output, colour.Bold("rules"), decision.Rules.Select(rule => $"{rule.Rule}{For(rule.Contact)}: {rule.Why ?? "matched"}"));
    }

    private static void WriteList(TextWriter output, string title, IEnumerable<string> items)
    {
        var lines = items.ToArray();
        if (lines.Length == 0)
        {
            return;
        }
        output.WriteLine(title);
        foreach (var line in lines)
        {
            output.WriteLine(ShownText.Of($"  {line}"));
        }
        output.WriteLine();
    }

    private static string For(string? contact) => contact is null ? "" : $" for {contact}";

    // Sixteen digits of a score say no more than two.
    private static string Shown(object? value) =>
        value is double number ? Math.Round(number, 2).ToString(CultureInfo.InvariantCulture) : ValueText.Format(value);

    private string Time(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, zone).ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);
}
