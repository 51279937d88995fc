namespace Playbooks.Engine.Publishing;

/// <summary>
/// Who is the same person. What stands behind a slash in an actor's name is what they call themselves, as with
/// <c>command:deploy/ana</c>: nobody checked it, so it makes no second person.
/// </summary>
internal static class Persons
{
    public static bool AreSame(string left, string right) => Known(left).Equals(Known(right), StringComparison.OrdinalIgnoreCase);

    private static string Known(string actor) => actor.Split('/', 2)[0];
}
