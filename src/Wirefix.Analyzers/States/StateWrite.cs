using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Analyzers.States;

/// <summary>An assignment of a named state to a member that holds one, as its syntax shows it.</summary>
/// <param name="Assignment">The assignment.</param>
/// <param name="Member">The member's name.</param>
/// <param name="Subject">The variable whose state it is; null where it is the object's own.</param>
/// <param name="State">The state that is reached.</param>
/// <param name="Function">The method or handler that writes.</param>
internal sealed record StateWrite(AssignmentExpressionSyntax Assignment, string Member, string? Subject, StateName State, SyntaxNode Function)
{
    // A failure may come at any time, and a beginning has nothing before it.
    private static readonly string[] FromAnywhere =
    [
        "Fail", "Error", "Fault", "Unknown", "None", "Default", "Invalid", "Delet", "Remov", "Initial", "Unspecified", "Undefined", "Created", "Draft",
    ];

    private static readonly string[] Overriding =
    [
        "Force", "Reset", "Seed", "Migrat", "Restor", "Import", "Sync", "Rollback", "RollBack", "Revert", "Undo", "Initiali", "Create",
        "Add", "Register", "New", "Clone", "Copy", "Test", "Configur", "Map", "Dispose", "Override", "Fake", "Mock", "Sample",
        "Prepare", "Build", "Apply", "Fill", "Populate", "Update", "Refresh", "Repair",
    ];

    private static readonly string[] Unserved =
    [
        "Tests", "Test", "Seeder", "Seed", "Migration", "ViewModel", "Builder", "Factory",
        "Fixture", "Mock", "Fake", "Mapper", "Page", "Window", "Form", "Component",
    ];

    /// <summary>The state as the code reads it.</summary>
    public string Code => Assignment.Left.ToString();

    /// <summary>Whether the state may be reached from any other, by what it or the code around it is called.</summary>
    public bool IsFromAnywhere => Array.Exists(FromAnywhere, word => State.Name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
        || (NameOf(Function) is { } name && Array.Exists(Overriding, word => name.IndexOf(word, StringComparison.Ordinal) >= 0))
        || Function.Ancestors().OfType<TypeDeclarationSyntax>().Any(IsUnserved);

    /// <summary>Whether code outside of the type can ask for the write.</summary>
    public bool IsAskedFor => Function is not MethodDeclarationSyntax method
        || method.Modifiers.Any(modifier => modifier.IsKind(SyntaxKind.PublicKeyword) || modifier.IsKind(SyntaxKind.InternalKeyword))
        || method.ExplicitInterfaceSpecifier is not null;

    /// <summary>Whether an assignment may be one, by the name of its target alone.</summary>
    public static bool MayBe(AssignmentExpressionSyntax assignment) => MemberOf(assignment.Left) is { } member && StateName.IsHeldBy(member);

    /// <summary>The write that an assignment is; null where it is none, or where what happened before it cannot be told.</summary>
    public static StateWrite? Of(AssignmentExpressionSyntax assignment) =>
        MayBe(assignment) && assignment.Parent is ExpressionStatementSyntax or ArrowExpressionClauseSyntax
        && StateName.Of(assignment.Right) is { } state && FunctionOf(assignment) is { } function
            ? new StateWrite(assignment, MemberOf(assignment.Left)!, SubjectOf(assignment.Left), state, function)
            : null;

    /// <summary>What a function is called; null where it has no name.</summary>
    public static string? NameOf(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax local => local.Identifier.ValueText,
        _ => null,
    };

    private static bool IsUnserved(TypeDeclarationSyntax type) =>
        Array.Exists(Unserved, end => type.Identifier.ValueText.EndsWith(end, StringComparison.Ordinal));

    private static string? MemberOf(ExpressionSyntax target) => target switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or IdentifierNameSyntax, Name: IdentifierNameSyntax name } =>
            name.Identifier.ValueText,
        _ => null,
    };

    private static string? SubjectOf(ExpressionSyntax target) =>
        target is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax subject } ? subject.Identifier.ValueText : null;

    // What a callback, a loop's body or a handler of exceptions finds is decided elsewhere.
    private static SyntaxNode? FunctionOf(SyntaxNode node)
    {
        foreach (var ancestor in node.Ancestors())
        {
            switch (ancestor)
            {
                case MethodDeclarationSyntax:
                case LocalFunctionStatementSyntax { Parent: GlobalStatementSyntax }:
                case AnonymousFunctionExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } }
                    when IsMapping(call):
                    return ancestor;
                case AnonymousFunctionExpressionSyntax:
                case LocalFunctionStatementSyntax:
                case CatchClauseSyntax:
                case FinallyClauseSyntax:
                case CommonForEachStatementSyntax:
                case MemberDeclarationSyntax:
                    return null;
            }
        }

        return null;
    }

    private static bool IsMapping(InvocationExpressionSyntax call) =>
        CalledName.Of(call)?.StartsWith("Map", StringComparison.Ordinal) == true;
}
