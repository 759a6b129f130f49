using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirefix.CodeFixes.Editing;

namespace Wirefix.CodeFixes.Concurrency;

/// <summary>The place that declares the throttle: around everything that starts the calls and that waits for them.</summary>
internal abstract class ThrottleScope
{
    /// <summary>The code that the throttle is visible to.</summary>
    public abstract SyntaxNode Node { get; }

    /// <summary>A position at which everything is visible that a function of this scope may use.</summary>
    public abstract int Inside { get; }

    /// <summary>The code between the first start of a call and the wait for the last one.</summary>
    public abstract IReadOnlyList<SyntaxNode> Region { get; }

    /// <summary>
    /// Whether the throttle may be disposed where the scope ends: only when no call can be left behind by then. An
    /// exception between start and wait leaves calls behind, and so does a wait that somebody else does.
    /// </summary>
    public abstract bool Outlives { get; }

    /// <summary>Makes room, before anything inside the scope is laid out.</summary>
    public virtual void Prepare(SourceEdits edits)
    {
    }

    /// <summary>Puts the declaration in front, and the functions that were taken out of the scope's code at its end.</summary>
    public abstract void Write(SourceEdits edits, string[] declaration, IReadOnlyList<string[]> functions);

    /// <summary>The indentation of the scope's statements.</summary>
    public abstract string Indent(SourceEdits edits);

    /// <summary>The innermost scope around a wait and what it waits for; null where none can hold a throttle.</summary>
    public static ThrottleScope? Around(InvocationExpressionSyntax whenAll, IReadOnlyList<SyntaxNode> fanOuts, SemanticModel model)
    {
        foreach (var node in whenAll.AncestorsAndSelf())
        {
            var inside = fanOuts.All(fanOut => node.Span.Contains(fanOut.Span));
            switch (node)
            {
                case BlockSyntax block when inside:
                    return StatementScope.Of(block, block.Statements, whenAll, fanOuts);
                case CompilationUnitSyntax unit when inside:
                    return StatementScope.Of(unit, [.. unit.Members.OfType<GlobalStatementSyntax>().Select(global => global.Statement)], whenAll, fanOuts);
                case ArrowExpressionClauseSyntax or LambdaExpressionSyntax { ExpressionBody: not null }:
                    return inside ? ExpressionScope.Of(node, whenAll, model) : null;
                case MemberDeclarationSyntax and not GlobalStatementSyntax:
                    return null;
            }
        }

        return null;
    }

    /// <summary>Whether an await directly follows, with nothing that could give up before the calls have ended.</summary>
    protected static bool IsAwaited(InvocationExpressionSyntax whenAll)
    {
        SyntaxNode outer = whenAll;
        while (outer.Parent is ParenthesizedExpressionSyntax)
            outer = outer.Parent;
        if (outer.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(Task.ConfigureAwait) } access
            && access.Parent is InvocationExpressionSyntax configured)
            outer = configured;
        return outer.Parent is AwaitExpressionSyntax;
    }

    /// <summary>Whether the language version knows <c>using</c> declarations.</summary>
    protected static bool HasUsingDeclarations(SyntaxNode node) =>
        ((CSharpParseOptions)node.SyntaxTree.Options).LanguageVersion >= LanguageVersion.CSharp8;

    /// <summary>Functions as they follow other statements: each after a blank line.</summary>
    protected static string Following(IReadOnlyList<string[]> functions, string indent, string newLine) =>
        string.Concat(functions.SelectMany(function => function.Select(line => newLine + (line.Length == 0 ? "" : indent + line)).Prepend(newLine)));

    /// <summary>The function that code runs in; null for a member's own body.</summary>
    protected static SyntaxNode? Function(SyntaxNode node) =>
        node.Ancestors().FirstOrDefault(ancestor => ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);
}
