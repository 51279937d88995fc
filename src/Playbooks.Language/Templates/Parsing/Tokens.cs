using Playbooks.Language.Templates.Syntax;
using Playbooks.Language.Text;

namespace Playbooks.Language.Templates.Parsing;

/// <summary>What a text was cut into.</summary>
/// <param name="Items">The tokens, with <see cref="TokenKind.End"/> as the last.</param>
/// <param name="IsCutOff">Whether something without an end has been reported, so that what is missing behind it is no mistake of its own.</param>
/// <param name="OpenCode">The braces of code that goes on to the end of the text, or null.</param>
internal sealed record Tokens(IReadOnlyList<Token> Items, bool IsCutOff, TextSpan? OpenCode);
