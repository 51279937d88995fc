using System.Globalization;

namespace Playbooks.Browser.Tests.Looks;

/// <summary>What the team of the showroom did: drafts in every state, releases in every state, customers of every kind.</summary>
/// <param name="team">Who did it.</param>
/// <param name="ids">Takes the ids of what was made, by the names that scenes use.</param>
internal sealed class ShowroomHistory(Dictionary<string, Colleague> team, Dictionary<string, string> ids)
{
    private const string Saving = "playbooks/saving.json";
    private const string Title = "How to save what is worth saving";
    private const string Play = "At risk, and the product is simple and easily replaced";
    private const string LongName = "Internationale Vereinigung für Verkehrssicherheitsforschung und Straßenverkehrsunfallverhütung Rheinland-Westfalen";
    private const string LongWord = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

    private Colleague Mara => team["mara"];
    private Colleague Ana => team["ana"];
    private Colleague Bo => team["bo"];

    /// <summary>Does all of it.</summary>
    public async Task MakeAsync()
    {
        await BeginEarlyDraftsAsync();
        await MakePastReleasesAsync();
        await MakeDraftsAsync();
        await MakeWaitingReleasesAsync();
        await MakeCustomersAsync();
    }

    // On the first release, so that the later ones make them old.
    private async Task BeginEarlyDraftsAsync()
    {
        ids["outdated"] = await Ana.DraftAsync("Calmer words for letters");
        await Ana.EditAsync(ids["outdated"], "templates/thank-you.letter.scriban", "A note that asks for nothing.", "A calm note that asks for nothing.");
        await Ana.AddAsync(ids["outdated"], "playbooks/later.json", Playbook("later", "What can wait"));
        ids["clash"] = await Ana.DraftAsync("Save fewer, but for good");
        await Ana.EditAsync(ids["clash"], Saving, Title, "Saving fewer customers, but those for good");
        await Ana.EditAsync(ids["clash"], Saving, "A simple product that is easily replaced is kept by its price", "What is simple and easily replaced is kept by its price, and by nothing else");
    }

    private async Task MakePastReleasesAsync()
    {
        await Mara.ChangeAsync("Name the saving playbook by what it is for.\nThe leads asked for it.", Saving, Title, "Save what is worth it");
        await Mara.ChangeAsync("A word more about the price play", Saving, Play, "At risk, and what they use is simple and easily replaced");
        await Mara.DoneAsync(HttpMethod.Post, "/v1/releases/2/rollback", new { note = "The word more confused the agents" });
        await Mara.ChangeAsync(
            $"From now on a second person looks at everything, because more than one of us works on the playbooks. See the notes of the meeting of {LongWord}.",
            "playbooks/policy.json", "\"required\": false", "\"required\": true");
    }

    private async Task MakeDraftsAsync()
    {
        ids["empty"] = await Ana.DraftAsync(LongName + ": nothing yet, but soon");
        ids["changes"] = await Ana.DraftAsync("Fewer calls in the summer");
        await Ana.EditAsync(ids["changes"], Saving, "account-management-leads", "customer-success-leads");
        await Ana.AddAsync(ids["changes"], "playbooks/summer-quiet-time-with-a-name-that-goes-on-and-on.json", Playbook("summer", "Quiet in the summer"));
        await Ana.SaveAsync(ids["changes"], "templates/thank-you.letter.de.scriban", null);
        ids["errors"] = await Ana.DraftAsync("Half-written");
        await Ana.EditAsync(ids["errors"], Saving, "\"account.zone\": \"RedZone\"", "\"account.zoen\": \"RedZone\"");
        ids["failing"] = await Ana.DraftAsync("No more price plays");
        await Ana.EditAsync(ids["failing"], Saving, "\"then\": \"price-review\"", "\"then\": \"deep-save\"");
        ids["discarded"] = await Ana.DraftAsync("A thought that came to nothing");
        await Ana.DoneAsync(HttpMethod.Delete, "/v1/drafts/" + ids["discarded"]);
        ids["published"] = (await Mara.DoneAsync(HttpMethod.Get, "/v1/releases/2")).GetProperty("draft").GetString()!;
    }

    private async Task MakeWaitingReleasesAsync()
    {
        var later = DateTimeOffset.UtcNow.AddDays(9).ToString("yyyy-MM-dd'T'06:00:00Z", CultureInfo.InvariantCulture);
        var scheduled = await MakeReleaseAsync("scheduled", "From the first working day of next month", later);
        await Bo.JudgeAsync(scheduled, "approve", "Agreed with sales");
        await Bo.JudgeAsync(await MakeReleaseAsync("refused", "Discounts for everybody"), "refuse", "We cannot pay for that; talk to finance first");
        var withdrawn = await MakeReleaseAsync("withdrawn", "Too early");
        await Ana.DoneAsync(HttpMethod.Post, FormattableString.Invariant($"/v1/releases/{withdrawn}/withdraw"), new { note = "I was too quick" });
        await MakeReleaseAsync("waiting", "Say what it costs them, not us");
    }

    private async Task<long> MakeReleaseAsync(string name, string note, string? at = null)
    {
        var draft = await Ana.DraftAsync(note);
        await Ana.EditAsync(draft, Saving, "Save what is worth it", note);
        var release = await Ana.PublishAsync(draft, note, at);
        ids[name] = release.ToString(CultureInfo.InvariantCulture);
        ids[name + "-draft"] = draft;
        return release;
    }

    private async Task MakeCustomersAsync()
    {
        await Mara.DoneAsync(HttpMethod.Put, "/v1/accounts/A-LONG", new { facts = new { name = LongName, arr = 123456789.5, servicePlan = "Standard" }, team = LongWord }, isNew: true);
        for (var i = 1; i <= 9; i++)
        {
            var name = i == 1 ? LongWord : FormattableString.Invariant($"Maximiliane von Hohenstaufen-Wittelsbach the {i}th");
            await Mara.DoneAsync(HttpMethod.Put, FormattableString.Invariant($"/v1/accounts/A-LONG/contacts/C-L{i}"), new { facts = new { name, attitude = i, behaviour = 10 - i, role = "ExecutiveSponsor" } }, isNew: true);
        }
        await Mara.DoneAsync(HttpMethod.Put, "/v1/accounts/A-BARE", new { facts = new { name = "Nothing Known Ltd" } }, isNew: true);
        ids["decision"] = await DecideAsync("A-01");
        ids["erased"] = await DecideAsync("A-02");
        await Mara.DoneAsync(HttpMethod.Post, "/v1/accounts/A-02/erasure");
    }

    private async Task<string> DecideAsync(string account) =>
        (await Mara.DoneAsync(HttpMethod.Get, $"/v1/accounts/{account}/recommendation")).GetProperty("decision").GetString()!;

    private static string Playbook(string name, string title) => $$"""
        {
          "$schema": "playbook.schema.json",
          "playbook": "{{name}}",
          "title": "{{title}}",
          "maintainer": "customer-success-leads",
          "for": "account",
          "rules": []
        }

        """;
}
