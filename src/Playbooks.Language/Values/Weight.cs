namespace Playbooks.Language.Values;

/// <summary>
/// How much a value holds: 1 of a single value, more of a long text, and of lists and objects the sum of what is in
/// them, counted as often as it is in there. It bounds what writing the value out may cost, however often an expression
/// puts the same part into another.
/// </summary>
internal static class Weight
{
    private const int CharactersEach = 64;

    public static int Of(object? value) => value switch
    {
        string text => 1 + (text.Length / CharactersEach),
        ObjectValue instance => instance.Weight,
        ListValue list => list.Weight,
        _ => 1,
    };

    /// <summary>Of all together; the largest integer where that is too small.</summary>
    public static int OfAll(IEnumerable<object?> values)
    {
        var sum = 1L;
        foreach (var value in values)
        {
            sum = Math.Min(int.MaxValue, sum + Of(value));
        }
        return (int)sum;
    }
}
