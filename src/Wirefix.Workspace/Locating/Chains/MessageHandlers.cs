using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Workspace.Locating.Code;
using Wirefix.Workspace.Locating.Registering;

namespace Wirefix.Workspace.Locating.Chains;

/// <summary>
/// Leads from a message that is handed to a mediator or bus to its handlers. They are known by contract, whatever the library: a type
/// that implements a generic interface whose name says that it handles, and whose method takes the type argument.
/// </summary>
internal sealed class MessageHandlers
{
    private static readonly string[] HandlingNames = ["Handler", "Consumer", "Subscriber", "Listener", "Receiver", "Processor", "Behavior", "Behaviour"];
    private static readonly string[] ToAll = ["Publish", "Raise", "Notify", "Broadcast", "Emit"];
    private static readonly string[] OfFramework = ["System", "Microsoft.Extensions.Logging", "Newtonsoft.Json"];

    private readonly ImmutableArray<MessageHandler> _handlers;
    private readonly Dictionary<MemberId, ImmutableArray<MessageHandler>> _byMessage = [];

    public MessageHandlers(CodeIndex index, RegistrationTable registrations, IReadOnlySet<ProjectId> reach)
    {
        _handlers =
        [
            .. from type in index.Types
               where type.Symbol is { TypeKind: TypeKind.Class, IsAbstract: false } && reach.Contains(type.Project.Id)
               from contract in type.Symbol.AllInterfaces
               where contract.IsGenericType && IsHandling(contract)
               from member in contract.GetMembers().OfType<IMethodSymbol>()
               let place = PlaceOfMessage(member.OriginalDefinition)
               where place is not null && place < contract.TypeArguments.Length
               let method = type.Symbol.FindImplementationForInterfaceMember(member)
               let unit = method is null ? null : index.Find(method)
               where unit is not null
               select new MessageHandler(contract.TypeArguments[place.Value], unit, registrations.PlaceOf(MemberId.Of(type.Symbol))),
        ];
    }

    /// <summary>The handlers that a call leads to; none where it hands no message over.</summary>
    public IEnumerable<Runner> Of(IInvocationOperation call)
    {
        if (_handlers.IsEmpty || call.Instance is null || IsHandling(call.TargetMethod.ContainingType) ||
            OfFramework.Any(space => IsWithin(call.TargetMethod.ContainingNamespace, space)))
        {
            return [];
        }

        return call.Arguments.Where(TakesAnything).SelectMany(argument => Handling(argument.Value, call.TargetMethod.Name)).DistinctBy(runner => runner.Unit);
    }

    // Which of the contract's type arguments its method takes.
    private static int? PlaceOfMessage(IMethodSymbol handling) =>
        handling.Parameters.Select(parameter => (parameter.Type as ITypeParameterSymbol)?.Ordinal).FirstOrDefault(ordinal => ordinal is not null);

    private static bool IsHandling(INamedTypeSymbol type) => HandlingNames.Any(name => type.Name.Contains(name, StringComparison.Ordinal));

    // A method that names the message's own type handles it itself.
    private static bool TakesAnything(IArgumentOperation argument) => argument.Parameter is { } parameter &&
        parameter.OriginalDefinition.Type is ITypeParameterSymbol or { SpecialType: SpecialType.System_Object } or { TypeKind: TypeKind.Interface };

    private IEnumerable<Runner> Handling(IOperation value, string method)
    {
        ImmutableArray<ITypeSymbol> types = [.. Types(value.Bare()).DistinctBy(MemberId.Of)];
        return types.SelectMany(type => Handling(type, method, types.Length > 1));
    }

    private IEnumerable<Runner> Handling(ITypeSymbol message, string method, bool isOneOfSeveral)
    {
        if (message is not INamedTypeSymbol { SpecialType: SpecialType.None } type || type.TypeKind is TypeKind.Delegate or TypeKind.Enum)
            return [];
        if (!_byMessage.TryGetValue(MemberId.Of(type), out var handlers))
            _byMessage[MemberId.Of(type)] = handlers = [.. _handlers.Where(handler => Handles(handler, type))];

        var exact = handlers.Count(handler => IsExactly(handler, type));
        var runsAll = ToAll.Any(verb => method.StartsWith(verb, StringComparison.Ordinal));
        return handlers.Select(handler => new Runner(handler.Unit, KindOf(handler), handler.Place));

        EdgeKind KindOf(MessageHandler handler) =>
            !isOneOfSeveral && (exact == 1 || runsAll) && IsExactly(handler, type) ? EdgeKind.Handler : EdgeKind.Candidate;
    }

    private static bool IsExactly(MessageHandler handler, ITypeSymbol sent) => !handler.IsOpen && MemberId.Of(handler.Message) == MemberId.Of(sent);

    // Sent as its own type or a base; what is sent as a base may be any of the derived ones.
    private static bool Handles(MessageHandler handler, INamedTypeSymbol sent) =>
        handler.IsOpen ||
        (handler.Message is INamedTypeSymbol message && ServiceType.CanBe(message, sent) && (TypeFilter.IsAssignable(sent, message) || IsBase(sent, message)));

    private static bool IsBase(INamedTypeSymbol sent, INamedTypeSymbol message) =>
        (sent.TypeKind == TypeKind.Interface || sent.IsAbstract) && TypeFilter.IsAssignable(message, sent);

    private static IEnumerable<ITypeSymbol> Types(IOperation value) => value switch
    {
        ILocalReferenceOperation local when local.Type is { TypeKind: TypeKind.Interface } or { IsAbstract: true } =>
            LocalValues.Of(local).Select(each => each.Type).OfType<ITypeSymbol>().DefaultIfEmpty(local.Type!),
        IConditionalOperation { WhenFalse: { } other } choice => Types(choice.WhenTrue.Bare()).Concat(Types(other.Bare())),
        { Type: { } type } => [type],
        _ => [],
    };

    private static bool IsWithin(INamespaceSymbol? space, string root)
    {
        for (var each = space; each is { IsGlobalNamespace: false }; each = each.ContainingNamespace)
        {
            if (each.Is(root))
                return true;
        }

        return false;
    }
}
