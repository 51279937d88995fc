namespace Playbooks.Language.Values;

/// <summary>Booleans as objects: there are only two.</summary>
internal static class Boxes
{
    private static readonly object s_true = true;
    private static readonly object s_false = false;

    public static object Of(bool value) => value ? s_true : s_false;
}
