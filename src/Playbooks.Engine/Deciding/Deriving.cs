using Playbooks.Engine.Compiling;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>Works out the derived facts, each after those that it rests on.</summary>
internal static class Deriving
{
    public static void WorkOut(DecisionRun run, IReadOnlySet<FactDefinition>? assumed)
    {
        foreach (var derivation in run.Workspace.Derivations)
        {
            if (assumed?.Contains(derivation.Fact) == true)
            {
                continue;
            }
            switch (derivation.Fact.Entity)
            {
                case Entity.Contact:
                    for (var contact = 0; contact < run.Contacts.Length; contact++)
                    {
                        WorkOut(run, derivation, contact);
                    }
                    break;
                case Entity.Event when run.Event is null:
                    break;
                default:
                    WorkOut(run, derivation, DecisionRun.TheAccount);
                    break;
            }
        }
    }

    private static void WorkOut(DecisionRun run, CompiledDerivation derivation, int contact)
    {
        run.SpeakOf(contact);
        var (fact, row) = (derivation.Fact, run.RowOf(derivation.Fact.Entity, contact)!);
        switch (derivation.WorkOut(run.Frame, row))
        {
            case FactState.Failed:
                row.Clear(fact.Column, FactState.Failed);
                run.FailByFrame(fact.Name, contact);
                break;
            case FactState.Known when FactRange.Problem(fact, row) is { } problem:
                row.Clear(fact.Column, FactState.Failed);
                run.Fail(fact.Name, contact, problem);
                break;
        }
    }
}
