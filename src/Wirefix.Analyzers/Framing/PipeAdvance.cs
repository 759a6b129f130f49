using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Operations;

namespace Wirefix.Analyzers.Framing;

/// <summary>What is wrong around a <c>PipeReader.AdvanceTo</c>: its positions, and what is read of the buffer after it.</summary>
internal sealed class PipeAdvance(IInvocationOperation advance, ISymbol reader, MemberBody body, Flow flow)
{
    /// <summary>The property that holds the arguments that <c>AdvanceTo</c> should have.</summary>
    public const string ArgumentsProperty = "arguments";

    /// <summary>What is wrong around a call; nothing where it is no <c>AdvanceTo</c>, or its reader is not named.</summary>
    public static IEnumerable<BufferMisuse> At(IInvocationOperation call, BufferSymbols symbols, Func<ControlFlowGraph?> graph) =>
        call.TargetMethod.Name == "AdvanceTo" && call.TargetMethod.ContainingType.IsOrDerivesFrom(symbols.PipeReader)
        && Named(call.Instance) is { } reader && Flow.Around(call, graph()) is { } flow
            ? new PipeAdvance(call, reader, new MemberBody(call), flow).Misuses()
            : [];

    private IEnumerable<BufferMisuse> Misuses()
    {
        var results = body.Operations.OfType<IVariableDeclaratorOperation>().Select(declarator => declarator.Symbol)
            .Where(local => local.Type.Name == "ReadResult" && body.Values(local).All(IsRead)).ToArray();
        var views = results.SelectMany(new View(body).Of).ToArray();
        var later = new LaterUse(advance, flow);
        var uses = views.Select(later.Of).OfType<IOperation>().Take(1).Select(use => new BufferMisuse(
            use.Syntax, $"'{use.Syntax}' is used after 'AdvanceTo' has given the buffer's memory back to the pipe"));

        var buffers = views.Where(view => view.Type.Name == "ReadOnlySequence");
        return uses.Concat(buffers.Select(Position).OfType<BufferMisuse>().Take(1));
    }

    /// <summary>What is wrong with the positions, where a frame of the buffer may still be incomplete.</summary>
    private BufferMisuse? Position(ILocalSymbol buffer)
    {
        var (consumed, examined) = (advance.ArgumentAt(0), advance.ArgumentAt(1));
        if (consumed is null || (examined is not null && !examined.Syntax.IsEquivalentTo(consumed.Syntax)))
            return null;

        var tests = flow.Blocks.Select(block => FrameTest.Of(block, buffer, body)).OfType<FrameTest>().ToArray();
        if (IsProperty(consumed, "End", buffer))
        {
            var lossy = tests.Where(test => test.KeepsNothing && test.Consumed is null);
            return lossy.FirstOrDefault(test => ComesFrom(test, tests, statement => Touches(statement, buffer))) is { } test ? Dropped(buffer, test) : null;
        }

        var leaving = tests.Where(test => Leaves(consumed, test, buffer));
        return leaving.Any(test => ComesFrom(test, tests, _ => false)) ? Unexamined(consumed, buffer) : null;
    }

    private BufferMisuse Unexamined(IOperation consumed, ILocalSymbol buffer) => new(
        advance.Syntax,
        $"The incomplete frame in '{buffer.Name}' is not told as examined, so the next read returns at once and the loop spins")
    {
        Properties = ImmutableDictionary<string, string?>.Empty.Add(ArgumentsProperty, $"({consumed.Syntax}, {buffer.Name}.End)"),
    };

    private BufferMisuse Dropped(ILocalSymbol buffer, FrameTest test) => new(
        advance.Syntax, $"The incomplete frame in '{buffer.Name}' is told as consumed, so its first part is lost")
    {
        Properties = test.Shortens
            ? ImmutableDictionary<string, string?>.Empty.Add(ArgumentsProperty, $"({buffer.Name}.Start, {buffer.Name}.End)")
            : ImmutableDictionary<string, string?>.Empty,
    };

    /// <summary>Whether a position is the one at which a failed test leaves the buffer.</summary>
    private static bool Leaves(IOperation position, FrameTest test, ILocalSymbol buffer) =>
        IsProperty(position, "Start", buffer)
        || position.IsLocal(test.Consumed);

    /// <summary>Whether the call follows the failed test, with nothing between that settles it, and the next read follows the call.</summary>
    private bool ComesFrom(FrameTest test, FrameTest[] tests, Func<IOperation, bool> settles)
    {
        var retests = tests.Select(other => Flow.Statements(other.Failed.Source).Last()).ToArray();
        var reached = flow.After(test.Failed, statement => retests.Contains(statement) || IsReaderCall(statement) || settles(statement));
        return reached.Any(statement => Flow.Holds(statement, advance.Syntax))
            && flow.After(advance.Syntax, IsReaderCall).SelectMany(Calls).Any(call => call.TargetMethod.Name is "ReadAsync" or "TryRead");
    }

    private static bool Touches(IOperation statement, ILocalSymbol buffer) => statement
        .DescendantsAndSelf().Any(reference => reference.IsLocal(buffer)
            && reference.Parent is not IPropertyReferenceOperation { Property.Name: "Start" or "End" or "Length" or "IsEmpty" });

    private bool IsReaderCall(IOperation statement) => Calls(statement).Any();

    private IEnumerable<IInvocationOperation> Calls(IOperation statement) => statement.DescendantsAndSelf().OfType<IInvocationOperation>()
        .Where(call => Named(call.Instance) is { } named && SymbolEqualityComparer.Default.Equals(named, reader));

    private bool IsRead(IOperation value)
    {
        var read = value.Unwrapped() is IAwaitOperation waiting ? waiting.Operation.Unwrapped() : null;
        if (read is IInvocationOperation { TargetMethod.Name: nameof(Task.ConfigureAwait) } configured)
            read = configured.Instance?.Unwrapped();
        return read is IInvocationOperation { TargetMethod.Name: "ReadAsync" or "ReadAtLeastAsync", Instance: { } instance }
            && SymbolEqualityComparer.Default.Equals(Named(instance), reader);
    }

    private static bool IsProperty(IOperation operation, string name, ILocalSymbol buffer) =>
        operation is IPropertyReferenceOperation property && property.Property.Name == name && property.Instance.IsLocal(buffer);

    /// <summary>The variable, field or property that a reader stands in.</summary>
    private static ISymbol? Named(IOperation? reader) => reader?.Unwrapped() switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation } property => property.Property,
        IPropertyReferenceOperation { Instance: ILocalReferenceOperation or IFieldReferenceOperation } property => property.Property,
        _ => null,
    };
}
