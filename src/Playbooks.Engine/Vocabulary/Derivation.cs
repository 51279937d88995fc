using System.Collections.Immutable;
using Playbooks.Engine.Rules;
using Playbooks.Engine.Scripts;
using Playbooks.Language.Expressions;

namespace Playbooks.Engine.Vocabulary;

/// <summary>How a derived fact follows from others. One result for the same facts, always.</summary>
public abstract record Derivation
{
    private protected Derivation()
    {
    }
}

/// <summary>A decision table; the first row whose cells all hold gives the value, none leaves the fact not known.</summary>
/// <param name="Rows">The rows in order.</param>
public sealed record TableDerivation(ImmutableArray<DerivationRow> Rows) : Derivation;

/// <summary>A row of such a table.</summary>
/// <param name="Cells">What must hold.</param>
/// <param name="Value">The fact's value then, of its type (a choice as its text).</param>
public sealed record DerivationRow(ImmutableArray<Cell> Cells, object Value);

/// <summary>Thresholds over one number: the value of the highest threshold that is reached.</summary>
/// <param name="Of">The fact that is measured, numeric.</param>
/// <param name="Bands">Values with the thresholds from which they count, highest first.</param>
public sealed record BandsDerivation(FactDefinition Of, ImmutableArray<(object Value, decimal From)> Bands) : Derivation;

/// <summary>An expression over other facts.</summary>
/// <param name="Expression">It, converted to the fact's type when stored.</param>
public sealed record ExpressionDerivation(CheckedExpression Expression) : Derivation;

/// <summary>A script that runs before deciding; its result comes in as if it were given.</summary>
/// <param name="Script">The script.</param>
/// <param name="Reads">The facts that it is given: those that it names, none of which a script has a part in.</param>
public sealed record ScriptDerivation(Script Script, ImmutableArray<FactDefinition> Reads) : Derivation;
