using Playbooks.Language.Values;

namespace Playbooks.Language.Tests.Expressions;

public class AllocationTests
{
    [Theory]
    [InlineData("account.valueTier in ('High', 'Strategic') and account.seats > 100 or account.used < 0.5 and not account.isPublic")]
    [InlineData("account.arr * 0.10 > 1000 and account.name starts 'A' and account.renewsOn between '2026-01-01' and '2026-12-31'")]
    [InlineData("account.renewsOn - today < 180 days and account.signedAt < now and account.unknown is not known")]
    [InlineData("account.seats + 1 > contact.tickets * 2 ? account.isPublic : contact.role == 'DecisionMaker'")]
    [InlineData("any(contacts, attitude < 3) and count(contacts, role == 'EndUser') > 0 and sum(contacts, tickets) > 3")]
    public void ComparisonsAndLogicOverSlotsAllocateNothing(string text)
    {
        var evaluate = SampleFacts.Check(text, out _, DataType.Bool)!.Compile<bool>();
        var frame = SampleFacts.Frame();
        evaluate(frame, out _);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            evaluate(frame, out _);
        }
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
