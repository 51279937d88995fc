using Microsoft.Playwright;

namespace Playbooks.Browser.Tests.Looks;

/// <summary>Every page in every state that looks otherwise.</summary>
internal static class Scenes
{
    private const string Saving = "/playbooks/edit?path=playbooks%2Fsaving.json&draft=";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<Scene> All =
    [
        new("sign-in", "nobody", "/sign-in"),
        new("sign-in-key-refused", "nobody", "/sign-in?refused=key"),
        new("sign-in-link", "nobody", "/sign-in?token=something"),
        new("sign-in-link-refused", "nobody", "/sign-in?refused=link"),
        new("signed-out", "nobody", "/releases"),
        new("not-found", "mara", "/nowhere") { IsRefusal = true },
        new("forbidden", "ana", "/desk/account?account=A-01") { IsRefusal = true },
        new("overview", "mara", "/"),
        new("try", "mara", "/try"),
        new("try-contact", "mara", "/try?who=A-01%2FC-0101"),
        new("try-wrong", "mara", "/try?who=A-01%2FC-0101&contact.attitude=11&account.renewsOn=someday"),
        new("documents", "mara", "/playbooks?draft=live"),
        new("documents-of-draft", "ana", "/playbooks?draft={changes}"),
        new("editor", "ana", Saving + "live"),
        new("editor-problems", "ana", Saving + "{errors}"),
        new("editor-of-draft", "ana", Saving + "{changes}&notice=saved"),
        new("editor-template", "ana", "/playbooks/edit?path=templates%2Fthank-you.letter.scriban&draft=live"),
        new("editor-table", "ana", "/playbooks/edit?path=playbooks%2Ftables%2Ftrapped.csv&draft=live"),
        new("editor-new", "ana", "/playbooks/edit?kind=Playbook&name=winter&draft=live"),
        new("editor-deleted", "ana", "/playbooks/edit?path=templates%2Fthank-you.letter.de.scriban&draft={changes}"),
        new("editor-closed", "ana", Saving + "{published}"),
        new("editor-read-only", "bo", Saving + "live"),
        new("editor-conflict", "ana", Saving + "{changes}") { Then = SaveOldTextAsync, IsRefusal = true },
        new("editor-no-document", "ana", "/playbooks/edit?path=playbooks%2F..%2Fsecret.json") { IsRefusal = true },
        new("releases", "ana", "/releases"),
        new("releases-end", "ana", "/releases?before=2"),
        new("release-first", "ana", "/releases/1"),
        new("release-live", "ana", "/releases/5?notice=done"),
        new("release-past", "ana", "/releases/3"),
        new("release-rollback", "ana", "/releases/4"),
        new("release-scheduled", "ana", "/releases/{scheduled}"),
        new("release-refused", "ana", "/releases/{refused}"),
        new("release-withdrawn", "ana", "/releases/{withdrawn}"),
        new("release-to-approve", "bo", "/releases/{waiting}"),
        new("release-own", "ana", "/releases/{waiting}?notice=done"),
        new("release-refusal-without-words", "bo", "/releases/{waiting}") { Then = RefuseAsync, IsRefusal = true },
        new("release-none", "ana", "/releases/999") { IsRefusal = true },
        new("draft-empty", "ana", "/drafts/{empty}"),
        new("draft", "ana", "/drafts/{changes}"),
        new("draft-of-others", "bo", "/drafts/{changes}"),
        new("draft-errors", "ana", "/drafts/{errors}"),
        new("draft-failing", "ana", "/drafts/{failing}"),
        new("draft-outdated", "ana", "/drafts/{outdated}"),
        new("draft-conflict", "ana", "/drafts/{clash}"),
        new("draft-conflict-changed", "ana", "/drafts/{clash}") { Then = DecideTooLateAsync, IsRefusal = true },
        new("draft-wrong-time", "ana", "/drafts/{changes}") { Then = PublishYesterdayAsync, IsRefusal = true },
        new("draft-waiting", "ana", "/drafts/{waiting-draft}"),
        new("draft-published", "ana", "/drafts/{published}"),
        new("draft-discarded", "ana", "/drafts/{discarded}"),
        new("draft-none", "ana", "/drafts/nothing") { IsRefusal = true },
        new("desk", "cy", "/desk"),
        new("desk-found", "cy", "/desk?find=von"),
        new("desk-nobody", "cy", "/desk?find=nobody+has+this+name+which+is+rather+long+for+a+name"),
        new("account", "cy", "/desk/account?account=A-01"),
        new("account-contact", "cy", "/desk/account?account=A-01&contact=C-0101"),
        new("account-long", "cy", "/desk/account?account=A-LONG&contact=C-L1"),
        new("account-bare", "cy", "/desk/account?account=A-BARE"),
        new("account-none", "cy", "/desk/account?account=A-011") { IsRefusal = true },
        new("contact-none", "cy", "/desk/account?account=A-01&contact=C-9") { IsRefusal = true },
        new("decision", "cy", "/decisions/{decision}"),
        new("decision-erased", "cy", "/decisions/{erased}"),
        new("decision-none", "cy", "/decisions/nothing") { IsRefusal = true },
    ];

    // As the second of two editors: what they saw is not what is there any more.
    private static async Task SaveOldTextAsync(IPage page)
    {
        await page.EvaluateAsync("() => { document.querySelector('#document [name=seen]').value = '\"long ago\"'; }");
        await page.EvaluateAsync("() => monaco.editor.getModels()[0].setValue(monaco.editor.getModels()[0].getValue().replace('Save what is worth it', 'Save what is worth saving'))");
        await page.Locator("[data-saves]").ClickAsync();
        await page.Locator("#conflict-title").WaitForAsync();
    }

    private static async Task RefuseAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Refuse" }).ClickAsync();
        await page.Locator(".banner").WaitForAsync();
    }

    private static async Task PublishYesterdayAsync(IPage page)
    {
        await page.Locator("#note").FillAsync("Back in time");
        await page.GetByLabel("At a time").CheckAsync();
        await page.Locator("#at").FillAsync("2020-01-01T08:00");
        await SubmitAsync(page, "/drafts/publish");
    }

    private static async Task DecideTooLateAsync(IPage page)
    {
        await page.GetByLabel("The draft has").First.CheckAsync();
        await page.EvaluateAsync("() => { document.querySelector('.conflict [name=seen]').value = '\"long ago\"'; }");
        await SubmitAsync(page, "/drafts/rebase");
    }

    private static async Task SubmitAsync(IPage page, string form)
    {
        await page.Locator($"form[action='{form}'] button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**" + form);
    }
}
