namespace Playbooks.Engine.Compiling.Index;

/// <summary>What eight slots of 64 bits are turned into keys with: five numbers for each, laid out so that each of the five is one vector.</summary>
internal static class EightConstants
{
    /// <summary>Slots that are read at once.</summary>
    public const int Lanes = 8;

    /// <summary>Where the keys of what is not known begin.</summary>
    public const int NotKnown = 0;

    /// <summary>Where it begins what is added.</summary>
    public const int Added = Lanes;

    /// <summary>Where the images of what is not known begin.</summary>
    public const int NotKnownImage = 2 * Lanes;

    /// <summary>Where the lowest images begin.</summary>
    public const int FirstImage = 3 * Lanes;

    /// <summary>Where the highest images begin.</summary>
    public const int LastImage = 4 * Lanes;

    /// <summary>How many numbers there are.</summary>
    public const int Count = 5 * Lanes;

    /// <summary>The constants for the slots of codings that lie in the same eight.</summary>
    public static long[] Of(IEnumerable<KeyCoding> codings)
    {
        var constants = new long[Count];
        foreach (var coding in codings)
        {
            var (lane, isCode) = (coding.Fact!.Column.KeyIndex & (Lanes - 1), coding.Kind == KeyKind.Code);
            constants[NotKnown + lane] = coding.NotKnownKey;
            constants[Added + lane] = isCode ? coding.FirstValue : 0;
            constants[NotKnownImage + lane] = isCode ? coding.NotKnownKey : KeyImage.NotKnown;
            // A code is where rows lie, so that none may lead elsewhere.
            constants[FirstImage + lane] = isCode ? coding.FirstValue : KeyImage.First;
            constants[LastImage + lane] = isCode ? coding.Codes - 1 : KeyImage.Last;
        }
        return constants;
    }
}
