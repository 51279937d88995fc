using System.Collections.Immutable;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Expressions;
using Playbooks.Language.Expressions.Generation;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Compiling.Generating;

/// <summary>Derived facts that follow one another and speak of the same, as machine code.</summary>
internal sealed class GeneratedRun
{
    /// <summary>The runtime makes good code of methods up to some size, and needs longer for each statement the more there are.</summary>
    public const int MostStatements = 400;

    private readonly ImmutableArray<GeneratedWriter> _writers;

    private GeneratedRun(ImmutableArray<CompiledDerivation> derivations, ImmutableArray<GeneratedWriter> writers) =>
        (Derivations, Entity, _writers) = (derivations, derivations[0].Fact.Entity, writers);

    /// <summary>The facts in order.</summary>
    public ImmutableArray<CompiledDerivation> Derivations { get; }

    /// <summary>Whom they speak of.</summary>
    public Entity Entity { get; }

    /// <summary>The code of facts, in as few runs as their order allows.</summary>
    public static ImmutableArray<GeneratedRun> Of(ImmutableArray<CompiledDerivation> derivations)
    {
        var runs = ImmutableArray.CreateBuilder<GeneratedRun>();
        for (var (first, next) = (0, 0); first < derivations.Length; first = next)
        {
            while (next < derivations.Length && derivations[next].Fact.Entity == derivations[first].Fact.Entity)
            {
                next++;
            }
            runs.Add(Make(derivations[first..next]));
        }
        return runs.DrainToImmutable();
    }

    /// <summary>
    /// Works the facts out. False when one of them failed, or does not keep to its limits: then all of them must be worked
    /// out by their own delegates, which say why.
    /// </summary>
    public bool TryWorkOut(EvaluationFrame frame, FactRow row)
    {
        foreach (var writer in _writers)
        {
            if (!writer(frame, row))
            {
                return false;
            }
        }
        return true;
    }

    private static GeneratedRun Make(ImmutableArray<CompiledDerivation> derivations)
    {
        var (writers, code) = (ImmutableArray.CreateBuilder<GeneratedWriter>(), new WriterCode());
        foreach (var derivation in derivations)
        {
            var size = SizeOf(derivation);
            if (code.Count > 0 && code.Count + size > MostStatements)
            {
                writers.Add(code.Compile());
                code = new WriterCode();
            }
            if (size > MostStatements)
            {
                derivation.Leave(code);
            }
            else
            {
                derivation.Generate(code);
            }
        }
        writers.Add(code.Compile());
        return new GeneratedRun(derivations, writers.DrainToImmutable());
    }

    private static int SizeOf(CompiledDerivation derivation)
    {
        var code = new WriterCode();
        derivation.Generate(code);
        return code.Count;
    }
}
