using System.Linq.Expressions;

namespace Playbooks.Benchmarks.Deciding;

/// <summary>One compiled delegate for each rule, called one after the other.</summary>
internal sealed class DelegateLoop : IMatcher
{
    private readonly Func<Facts, bool>[] _rules;
    private readonly Facts[] _contacts;
    private readonly int[] _found;
    private int _count;

    public DelegateLoop(Workload workload)
    {
        _rules = [.. workload.Rules.Select(Compile)];
        _contacts = [.. workload.Contacts.Select(Facts.Of)];
        _found = new int[_rules.Length];
    }

    public ReadOnlySpan<int> Found => _found.AsSpan(0, _count);

    public int Best(int contact)
    {
        var facts = _contacts[contact];
        for (var i = 0; i < _rules.Length; i++)
        {
            if (_rules[i](facts))
            {
                return i;
            }
        }
        return -1;
    }

    public int All(int contact)
    {
        var facts = _contacts[contact];
        _count = 0;
        for (var i = 0; i < _rules.Length; i++)
        {
            if (_rules[i](facts))
            {
                _found[_count++] = i;
            }
        }
        return _count;
    }

    private static Func<Facts, bool> Compile(WorkRule rule)
    {
        var facts = Expression.Parameter(typeof(Facts));
        Expression all = Expression.Constant(true);
        And(Choice(nameof(Facts.Quadrant), Workload.Quadrants, rule.Quadrant));
        And(Choice(nameof(Facts.ValueTier), Workload.ValueTiers, rule.ValueTier));
        And(Choice(nameof(Facts.Role), Workload.Roles, rule.Role));
        foreach (var condition in rule.Conditions)
        {
            And(Comparison(facts, condition));
        }
        return Expression.Lambda<Func<Facts, bool>>(all, facts).Compile();

        void And(Expression? part) => all = part is null ? all : all is ConstantExpression ? part : Expression.AndAlso(all, part);

        Expression? Choice(string member, string[] values, string? value) =>
            value is null ? null : Expression.Equal(Expression.Field(facts, member), Expression.Constant(Array.IndexOf(values, value)));
    }

    private static BinaryExpression Comparison(ParameterExpression facts, WorkCondition condition)
    {
        var fact = Expression.Field(facts, char.ToUpperInvariant(condition.Fact[0]) + condition.Fact[1..]);
        var value = Expression.Constant((double)condition.Value);
        return condition.Operator switch
        {
            ">" => Expression.GreaterThan(fact, value),
            ">=" => Expression.GreaterThanOrEqual(fact, value),
            "<" => Expression.LessThan(fact, value),
            _ => Expression.LessThanOrEqual(fact, value),
        };
    }

#pragma warning disable CA1051, CS0649 // fields, as a hand-written loop would have them
    private sealed class Facts
    {
        public int Quadrant;
        public int ValueTier;
        public int Role;
        public double Arr;
        public double DaysToRenewal;
        public double HealthScore;
        public double OpenTickets;

        public static Facts Of(WorkContact contact) => new()
        {
            Quadrant = Array.IndexOf(Workload.Quadrants, contact.Quadrant),
            ValueTier = Array.IndexOf(Workload.ValueTiers, contact.ValueTier),
            Role = Array.IndexOf(Workload.Roles, contact.Role),
            Arr = (double)contact.Arr,
            DaysToRenewal = contact.DaysToRenewal,
            HealthScore = (double)contact.HealthScore,
            OpenTickets = contact.OpenTickets,
        };
    }
#pragma warning restore CA1051, CS0649
}
