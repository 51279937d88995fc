using Playbooks.Language.Expressions.Functions;
using Playbooks.Language.Values;

namespace Playbooks.Language.Tests.Expressions;

public class FunctionTableTests
{
    private static readonly ScalarType[] Receivers =
    [
        DataType.String, DataType.Char, DataType.Bool, DataType.Int, DataType.UInt, DataType.Long, DataType.ULong, DataType.Float, DataType.Double,
        DataType.Decimal, DataType.DateTime, DataType.Time, DataType.TimeSpan, DataType.Guid,
    ];

    [Fact]
    public void FillingTheTableMakesNoForms()
    {
        var set = FunctionTable.Fill();

        FunctionForms[] all = [.. set.Functions.Values, .. set.Statics.Values, .. set.Methods.Values, .. set.Properties.Values];

        Assert.True(all.Length > 150);
        Assert.DoesNotContain(all, forms => forms.AreMade);
    }

    [Fact]
    public void FormsAreMadeOnceInTheOrderInWhichTheyWereAdded()
    {
        var made = 0;
        var forms = new FunctionForms();
        forms.Add(() => [.. Enumerable.Repeat(MathFunctions.Absolute<int>(), ++made)]);
        forms.Add(() => [MathFunctions.Absolute<double>()]);

        Assert.Equal(0, made);
        Assert.Equal(forms.All, forms.All);
        Assert.Equal(1, made);
        Assert.Equal([DataType.Int, DataType.Double], forms.All.Select(form => form.Result));
    }

    [Fact]
    public void MembersStandUnderTheTypeOfTheirFirstParameter()
    {
        foreach (var receiver in Receivers)
        {
            foreach (var name in FunctionTable.MemberNames(receiver))
            {
                Overload[] forms = [.. FunctionTable.Method(receiver, name), .. FunctionTable.Property(receiver, name) is { } property ? [property] : Array.Empty<Overload>()];

                Assert.NotEmpty(forms);
                Assert.All(forms, form => Assert.Equal(receiver, form.Parameters[0]));
            }
        }
    }
}
