using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Observed;
using Wirefix.Analyzers.Operations;

namespace Wirefix.Analyzers.Races;

/// <summary>
/// WIRE1003: a value is read, changed and written back across an await, and no lock or version keeps another call from doing the same
/// in between. Reported on the write; the read is the additional location.
/// </summary>
public sealed class LostUpdate : WirefixAnalyzer
{
    /// <summary>The property that is there where only a static lock is seen by all callers.</summary>
    public const string StaticProperty = "static";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.LostUpdate];

    internal override void Register(RuleActions context, KnownSymbols symbols)
    {
        if (symbols.Task is null)
            return;

        context.OnNode<AssignmentExpressionSyntax>(AsyncAssignment.MayWriteField, AnalyzeAssignment, AsyncAssignment.Kinds);
        if (symbols.HasOutboundTypes)
            context.OnNode<InvocationExpressionSyntax>(MayWriteBack, operation => AnalyzeCall(operation, symbols), SyntaxKind.InvocationExpression);
    }

    /// <summary>Whether a call may write what another call of the same function has read, by the names of both.</summary>
    private static bool MayWriteBack(InvocationExpressionSyntax call)
    {
        if (CalledName.Of(call) is not { } name || !(HttpUpdate.MayWrite(name) || ClientUpdate.MayWrite(name)))
            return false;

        return ReadBack.Function(call) is { } function && function.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Any(read => read.Span.End <= call.SpanStart && CalledName.Of(read) is { } reading
                && (HttpUpdate.MayRead(reading, name) || ClientUpdate.MayRead(reading, name)));
    }

    private static void AnalyzeCall(OperationContext context, KnownSymbols symbols)
    {
        var call = (IInvocationOperation)context.Operation;
        var name = call.TargetMethod.Name;
        if (!symbols.IsTask(call.TargetMethod.ReturnType))
            return;

        var body = new MemberBody(call);
        var isHttp = HttpUpdate.MayWrite(name) && IsByHttpClient(call, symbols);
        var found = isHttp
            ? new HttpUpdate(call, body, FactFiles.Of(context.Options, context.CancellationToken)).Find()
            : new ClientUpdate(call, body).Find();
        // Whether a typed client sends anything is the dearest question, so it comes last.
        if (found is null || (!isHttp && !symbols.Outbound.Reaches(call.TargetMethod)))
            return;

        Report(context, found, body, needsStatic: !IsShared(context));
    }

    private static void AnalyzeAssignment(OperationContext context)
    {
        // An event that is subscribed to and a nested initializer look like assignments, and are none.
        if (context.Operation is not IAssignmentOperation assignment || FieldUpdate.FieldOf(assignment.Target) is not { } field
            || context.ContainingSymbol is not IMethodSymbol { IsAsync: true } method || !IsCalledByMany(method))
        {
            return;
        }

        var body = new MemberBody(assignment);
        if (new FieldUpdate(assignment, body).Find() is { } found && IsSeenByMany(field, context))
            Report(context, found, body, needsStatic: field.IsStatic);
    }

    private static void Report(OperationContext context, LostWrite found, MemberBody body, bool needsStatic)
    {
        if (TestMethod.Is(context.ContainingSymbol) || Exclusion.IsIn(body.Operations.First()))
            return;

        context.ReportDiagnostic(Diagnostic.Create(
            Rules.LostUpdate, found.Write.GetLocation(), [found.Read.GetLocation()],
            needsStatic ? found.Properties.Add(StaticProperty, "") : found.Properties, found.Written, found.Evidence));
    }

    private static bool IsByHttpClient(IInvocationOperation call, KnownSymbols symbols) =>
        (call.Instance ?? call.ArgumentAt(0))?.Type is { } type && symbols.Sends(type);

    /// <summary>Whether callers that do not know each other share the field.</summary>
    private static bool IsSeenByMany(IFieldSymbol field, OperationContext context) => field.IsStatic
        ? !field.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == nameof(ThreadStaticAttribute))
        : IsShared(context);

    private static bool IsShared(OperationContext context) => context.ContainingSymbol.ContainingType is { } type
        && (IsHosted(type) || Singletons.Of(context.Compilation).Contains(type));

    /// <summary>Whether a method can run several times at once: not where only its own type calls it, or the host does once.</summary>
    private static bool IsCalledByMany(IMethodSymbol method) =>
        (method.DeclaredAccessibility != Accessibility.Private || !method.ExplicitInterfaceImplementations.IsEmpty)
        && !(method.Name is "ExecuteAsync" or "StartAsync" or "StopAsync" or "StartingAsync" or "StartedAsync" && IsHosted(method.ContainingType));

    private static bool IsHosted(INamedTypeSymbol type) => type.AllInterfaces.Any(contract => contract.Name == "IHostedService");
}
