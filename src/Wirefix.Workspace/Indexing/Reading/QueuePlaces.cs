using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>Queues, topics, exchanges and routing keys, by the calls and attributes of RabbitMQ, Azure Service Bus, Kafka, MassTransit and Dapr.</summary>
internal sealed class QueuePlaces : IPlaceReader
{
    private static readonly FrozenDictionary<string, Naming> Known = new Dictionary<string, Naming>
    {
        ["QueueDeclare"] = new(PlaceDirection.Unknown, "queue"),
        ["ExchangeDeclare"] = new(PlaceDirection.Unknown, "exchange"),
        ["QueueBind"] = new(PlaceDirection.Inbound, "queue", "exchange", "routingKey"),
        ["BasicPublish"] = new(PlaceDirection.Outbound, "exchange", "routingKey"),
        ["BasicConsume"] = new(PlaceDirection.Inbound, "queue"),
        ["BasicGet"] = new(PlaceDirection.Inbound, "queue"),
        ["CreateSender"] = new(PlaceDirection.Outbound, "queueOrTopicName"),
        ["CreateReceiver"] = new(PlaceDirection.Inbound, "queueName", "subscriptionName"),
        ["CreateProcessor"] = new(PlaceDirection.Inbound, "queueName", "subscriptionName"),
        ["CreateSessionProcessor"] = new(PlaceDirection.Inbound, "queueName", "subscriptionName"),
        ["ServiceBusTrigger"] = new(PlaceDirection.Inbound, "queueName", "subscriptionName"),
        ["RabbitMQTrigger"] = new(PlaceDirection.Inbound, "queueName"),
        ["KafkaTrigger"] = new(PlaceDirection.Inbound, "", "topic"),
        ["Produce"] = new(PlaceDirection.Outbound, "topic"),
        ["Subscribe"] = new(PlaceDirection.Inbound, "topic"),
        ["ReceiveEndpoint"] = new(PlaceDirection.Inbound, "queueName"),
        ["SetEntityName"] = new(PlaceDirection.Unknown, "entityName"),
        ["EntityName"] = new(PlaceDirection.Unknown, "entityName"),
        ["PublishEvent"] = new(PlaceDirection.Outbound, "pubsubName", "topicName"),
        ["Topic"] = new(PlaceDirection.Inbound, "pubsubName", "name"),
    }.ToFrozenDictionary();

    private static readonly string[] Schemes = ["queue:", "topic:", "exchange:"];

    public ImmutableArray<SyntaxKind> Kinds =>
        [SyntaxKind.InvocationExpression, SyntaxKind.Attribute, SyntaxKind.StringLiteralExpression];

    public IEnumerable<FoundName> Read(SyntaxNode node, FileScope scope) => node switch
    {
        InvocationExpressionSyntax call when Of(call.Expression.LastName()) is { } naming => Named(
            naming, scope, call.ArgumentList.Arguments.Select(argument => (argument.NameColon?.Name.Identifier.ValueText, argument.Expression))),
        AttributeSyntax attribute when Of(attribute.ShortName()) is { } naming => Named(
            naming,
            scope,
            (attribute.ArgumentList?.Arguments ?? []).Select(argument => (argument.NameColon?.Name.Identifier.ValueText, argument.Expression))),
        LiteralExpressionSyntax literal => Addressed(literal),
        _ => [],
    };

    private static Naming? Of(string called)
    {
        var name = called.EndsWith("Async", StringComparison.Ordinal) ? called[..^"Async".Length] : called;
        return Known.GetValueOrDefault(name);
    }

    // Other calls of these names are told by what they are given: the name of a queue is one word, as it stands or as a constant.
    private static IEnumerable<FoundName> Named(Naming naming, FileScope scope, IEnumerable<(string? Name, ExpressionSyntax Value)> arguments) =>
        from argument in arguments.Select((argument, index) => (Name: argument.Name ?? naming.At(index), argument.Value))
        where argument.Name is not null && naming.Parameters.Contains(argument.Name)
        from value in Listed(argument.Value, scope)
        let text = scope.NameOf(value)
        where text is not null && (TextPlaces.IsName(text) || OpenText.IsOpen(text))
        select new FoundName(text, PlaceKind.Queue, value, naming.Direction);

    // Several are given as an array or another collection.
    private static IEnumerable<ExpressionSyntax> Listed(ExpressionSyntax value, FileScope scope) =>
        Elements(value) ?? (scope.ValueOf(value) is { } list ? Elements(list) : null) ?? [value];

    private static IEnumerable<ExpressionSyntax>? Elements(ExpressionSyntax value) => value switch
    {
        CollectionExpressionSyntax list => list.Elements.OfType<ExpressionElementSyntax>().Select(element => element.Expression),
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
        ArrayCreationExpressionSyntax { Initializer: { } all } => all.Expressions,
        BaseObjectCreationExpressionSyntax { Initializer: { RawKind: (int)SyntaxKind.CollectionInitializerExpression } all } => all.Expressions,
        _ => null,
    };

    // MassTransit sends to addresses without a host.
    private static IEnumerable<FoundName> Addressed(LiteralExpressionSyntax literal) =>
        from scheme in Schemes
        where literal.Token.ValueText.StartsWith(scheme, StringComparison.Ordinal) && TextPlaces.IsName(literal.Token.ValueText[scheme.Length..])
        select new FoundName(literal.Token.ValueText[scheme.Length..], PlaceKind.Queue, literal, PlaceDirection.Outbound);

    /// <summary>A call or attribute that names queues.</summary>
    /// <param name="Direction">Whether it sends or receives, where that is known.</param>
    /// <param name="Parameters">The names of its first parameters; empty of one that names nothing.</param>
    private sealed record Naming(PlaceDirection Direction, params string[] Parameters)
    {
        public string? At(int index) => index < Parameters.Length && Parameters[index].Length > 0 ? Parameters[index] : null;
    }
}
