using Playbooks.Language.Values;

namespace Playbooks.Engine.Vocabulary;

/// <summary>Types in the words of a sentence.</summary>
internal static class TypeWords
{
    /// <summary>What a value of a type is: <c>an amount</c>, <c>a list of text</c>.</summary>
    public static string Of(DataType type) => type switch
    {
        ScalarType { Kind: ScalarKind.Bool } => "true or false",
        ScalarType { Kind: ScalarKind.Long } => "a whole number",
        ScalarType { Kind: ScalarKind.Decimal } => "an amount",
        _ => "a " + type.AuthorName,
    };
}
