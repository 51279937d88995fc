using Playbooks.Engine.Compiling;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>Works out the derived facts, each after those that it rests on.</summary>
internal static class Deriving
{
    public static void WorkOut(DecisionRun run, IReadOnlySet<FactDefinition>? assumed)
    {
        run.SpeakOf(DecisionRun.TheAccount);
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
                        run.SpeakOf(contact);
                        WorkOut(run, derivation, run.Contacts[contact], contact);
                    }
                    run.SpeakOf(DecisionRun.TheAccount);
                    break;
                case Entity.Event when run.Event is null:
                    break;
                case Entity.Event:
                    WorkOut(run, derivation, run.Event, DecisionRun.TheAccount);
                    break;
                default:
                    WorkOut(run, derivation, run.Account, DecisionRun.TheAccount);
                    break;
            }
        }
    }

    private static void WorkOut(DecisionRun run, CompiledDerivation derivation, FactRow row, int contact)
    {
        run.Frame.Reset();
        var state = derivation.WorkOut(run.Frame, row);
        if (state == FactState.Known && derivation.Allows(row))
        {
            return;
        }
        if (state == FactState.Failed)
        {
            row.Clear(derivation.Fact.Column, FactState.Failed);
            run.FailByFrame(derivation.Fact.Name, contact);
        }
        else if (state == FactState.Known && FactRange.Problem(derivation.Fact, row) is { } problem)
        {
            row.Clear(derivation.Fact.Column, FactState.Failed);
            run.Fail(derivation.Fact.Name, contact, problem);
        }
    }
}
