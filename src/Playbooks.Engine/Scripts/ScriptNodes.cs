using Jint.Parser.Ast;

namespace Playbooks.Engine.Scripts;

/// <summary>The nodes right below a node of a script's tree: all that is worked out or carried out, and no mere names of members, keys, labels and functions.</summary>
internal static class ScriptNodes
{
    /// <summary>The children that there are.</summary>
    public static IEnumerable<SyntaxNode> Below(SyntaxNode node) => (node is Expression expression ? BelowExpression(expression) : BelowStatement(node)).OfType<SyntaxNode>();

    private static IEnumerable<SyntaxNode?> BelowExpression(Expression node) => node switch
    {
        ArrayExpression array => array.Elements,
        AssignmentExpression assignment => [assignment.Left, assignment.Right],
        BinaryExpression binary => [binary.Left, binary.Right],
        CallExpression call => [call.Callee, .. call.Arguments],
        ConditionalExpression choice => [choice.Test, choice.Consequent, choice.Alternate],
        FunctionExpression function => [function.Body],
        LogicalExpression logical => [logical.Left, logical.Right],
        MemberExpression member => member.Computed ? [member.Object, member.Property] : [member.Object],
        NewExpression created => [created.Callee, .. created.Arguments],
        ObjectExpression literal => literal.Properties,
        Property property => [property.Value],
        SequenceExpression sequence => sequence.Expressions,
        UnaryExpression unary => [unary.Argument],
        VariableDeclarator variable => [variable.Init],
        _ => [],
    };

    private static IEnumerable<SyntaxNode?> BelowStatement(SyntaxNode node) => node switch
    {
        Program program => program.Body,
        BlockStatement block => block.Body,
        CatchClause caught => [caught.Body],
        DoWhileStatement loop => [loop.Body, loop.Test],
        ExpressionStatement statement => [statement.Expression],
        ForInStatement loop => [loop.Left, loop.Right, loop.Body],
        ForStatement loop => [loop.Init, loop.Test, loop.Update, loop.Body],
        FunctionDeclaration function => [function.Body],
        IfStatement choice => [choice.Test, choice.Consequent, choice.Alternate],
        LabelledStatement labelled => [labelled.Body],
        ReturnStatement result => [result.Argument],
        SwitchCase one => [one.Test, .. one.Consequent],
        SwitchStatement choice => [choice.Discriminant, .. choice.Cases ?? []],
        ThrowStatement thrown => [thrown.Argument],
        TryStatement tried => [tried.Block, .. tried.Handlers ?? [], .. tried.GuardedHandlers ?? [], tried.Finalizer],
        VariableDeclaration variables => variables.Declarations,
        WhileStatement loop => [loop.Test, loop.Body],
        WithStatement scope => [scope.Object, scope.Body],
        _ => [],
    };
}
