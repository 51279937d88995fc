using System.Collections.Immutable;
using Playbooks.Language.Expressions.Outlining;

namespace Playbooks.Engine.Workflows.Importing;

/// <summary>A part of a condition in the words of a playbook.</summary>
/// <param name="Text">As an expression.</param>
/// <param name="Facts">The facts that it names.</param>
/// <param name="Fact">The fact that it asks, where it is a simple test.</param>
/// <param name="Test">What it asks, where it is a simple test.</param>
internal sealed record NativePart(string Text, ImmutableArray<string> Facts, string? Fact, SimpleTest? Test);

/// <summary>A rule in the words of a playbook: all parts have to hold.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Parts">What has to hold.</param>
internal sealed record NativeRule(WorkflowRule Rule, ImmutableArray<NativePart> Parts);
