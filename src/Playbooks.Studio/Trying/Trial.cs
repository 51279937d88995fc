using System.Collections.Immutable;
using System.Globalization;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Scripts;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Values;
using Playbooks.Studio.Live;

namespace Playbooks.Studio.Trying;

/// <summary>A form and what the live release recommends for its facts.</summary>
/// <param name="Form">The form, with complaints at the fields that have one.</param>
/// <param name="Decision">The decision; null where there are no facts, or facts that cannot be taken.</param>
/// <param name="Complaints">What is wrong with the facts, beyond single fields.</param>
internal sealed record Trial(FactsForm Form, Decision? Decision, ImmutableArray<string> Complaints)
{
    /// <summary>How many fields have a complaint.</summary>
    public int BadFields => Form.Fields.Count(one => one.Complaint is not null);

    /// <summary>The id of the contact that the form is about, or null.</summary>
    public string? ContactId => Contact is { } contact ? Who.Id(contact) : null;

    /// <summary>The contact that the form is about, with what was derived of it, or null.</summary>
    public FactRow? Contact =>
        Decision is { } made && made.Account.Children(0) is { Length: > 0 } contacts ? contacts[Math.Max(0, Form.ContactPlace)] : null;

    /// <summary>Decides about a form's facts.</summary>
    public static Trial Of(LiveRelease live, FactsForm form, DateTimeOffset now)
    {
        if (!form.HasFacts || form.AtComplaint is not null)
        {
            return new Trial(form, null, form.AtComplaint is { } complaint ? [$"Decide for: {complaint}"] : []);
        }
        var diagnostics = new List<Diagnostic>();
        var vocabulary = live.Release.Workspace.Vocabulary;
        var input = FactsJson.Read(FormFacts.Write(form, vocabulary), vocabulary, diagnostics);
        if (input is null)
        {
            return Complain(form, diagnostics);
        }
        var request = new DecisionRequest(input.Facts, form.Moment ?? now) { History = form.Account?.History ?? History.Empty };
        return new Trial(form, live.Release.Decider.Decide(ScriptFacts.Fill(live.Release.Decider, request)), []);
    }

    private static Trial Complain(FactsForm form, List<Diagnostic> diagnostics)
    {
        var byField = diagnostics.ToLookup(diagnostic => form.Fields.FirstOrDefault(field => IsAbout(diagnostic, field, form))?.Fact.Name ?? "");
        var fields = form.Fields.Select(field => byField[field.Fact.Name].FirstOrDefault() is { } found ? field with { Complaint = Words(found) } : field);
        return new Trial(form with { Fields = [.. fields] }, null, [.. byField[""].Select(Words)]);
    }

    private static bool IsAbout(Diagnostic diagnostic, FactField field, FactsForm form)
    {
        var place = field.Fact.Entity == Entity.Contact ? string.Create(CultureInfo.InvariantCulture, $"contacts[{Math.Max(0, form.ContactPlace)}].{field.Fact.Column.Name}") : field.Fact.Name;
        var path = diagnostic.Location.Path;
        return path == place || (path.StartsWith(place, StringComparison.Ordinal) && path[place.Length] is '[' or '.');
    }

    private static string Words(Diagnostic diagnostic) =>
        diagnostic.Help is { } help ? $"{diagnostic.Message}; {help}" : diagnostic.Message;
}
