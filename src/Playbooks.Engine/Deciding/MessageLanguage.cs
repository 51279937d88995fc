namespace Playbooks.Engine.Deciding;

/// <summary>Which language a contact is written to in.</summary>
internal static class MessageLanguage
{
    /// <summary>The contact's own, where it is known, else the workspace's.</summary>
    public static string Of(DecisionRun run, int contact) =>
        run.Workspace.Language is { } fact && run.RowOf(contact)?.Get(fact.Column) is string language
            ? language
            : run.Workspace.Workspace.Settings.Language;

    /// <summary>
    /// What a template really speaks. The plain one stands in for languages that have none of their own: its dates and
    /// amounts are in the workspace's language then.
    /// </summary>
    public static string SpokenBy(DecisionRun run, bool isPlain, string language)
    {
        var own = run.Workspace.Workspace.Settings.Language;
        return isPlain && !MainOf(language).SequenceEqual(MainOf(own)) ? own : language;
    }

    private static ReadOnlySpan<char> MainOf(string language) =>
        language.AsSpan().IndexOfAny('-', '_') is >= 0 and var end ? language.AsSpan(0, end) : language;
}
