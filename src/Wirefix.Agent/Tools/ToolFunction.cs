using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using Wirefix.Replay;
using Wirefix.Traffic.Alerts;
using Wirefix.Traffic.Formats;
using Wirefix.Workspace;
using Wirefix.Workspace.Writing;

namespace Wirefix.Agent.Tools;

/// <summary>A tool for agents. What it cannot do is an answer that begins with <see cref="ErrorMark"/>, never an exception; only cancellation is thrown.</summary>
public sealed partial class ToolFunction : DelegatingAIFunction
{
    /// <summary>How an answer begins that says what could not be done.</summary>
    public const string ErrorMark = "Error: ";

    // The most a tool may say; about four thousand tokens.
    private const int MostCharacters = 16_000;

    private ToolFunction(AIFunction inner, bool isReadOnly)
        : base(inner) => IsReadOnly = isReadOnly;

    /// <summary>Whether it changes nothing: no file, and nothing that other tools answer.</summary>
    public bool IsReadOnly { get; }

    /// <summary>What the tool says.</summary>
    public async Task<ToolAnswer> AnswerAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        try
        {
            RefuseUnknown(arguments);
            var text = (string)(await InnerFunction.InvokeAsync(WithLists(arguments), cancellationToken).ConfigureAwait(false))!;
            return new ToolAnswer(Cut(text), IsError: false);
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            return new ToolAnswer(Cut(ErrorMark + exception.Message), IsError: true);
        }
        catch (JsonException fault)
        {
            return Unfit($"{Misfit(arguments)}{JsonFault.Of(fault)}");
        }
        catch (ArgumentException missing)
        {
            return Unfit(ParameterName().Replace(missing.Message.Split('\n')[0], "").TrimEnd('.'));
        }
    }

    /// <summary>A tool of a method, whose parameters and their descriptions are the schema; hidden ones are not part of it and keep their defaults.</summary>
    internal static ToolFunction Of(Delegate method, string name, bool isReadOnly, params ImmutableArray<string> hidden) => new(
        AIFunctionFactory.Create(method, new AIFunctionFactoryOptions
        {
            Name = name,
            ExcludeResultSchema = true,
            MarshalResult = (result, _, _) => ValueTask.FromResult(result),
            ConfigureParameterBinding = parameter => hidden.Contains(parameter.Name!)
                ? new AIFunctionFactoryOptions.ParameterBindingOptions { ExcludeFromSchema = true, BindParameter = (bound, _) => bound.DefaultValue }
                : default,
        }),
        isReadOnly);

    /// <inheritdoc/>
    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken) =>
        (await AnswerAsync(arguments, cancellationToken).ConfigureAwait(false)).Text;

    private static string Cut(string text) => text.Length <= MostCharacters
        ? text
        : $"{text[..MostCharacters]}\n(cut: the answer is longer than {MostCharacters} characters; ask for less)";

    private void RefuseUnknown(AIFunctionArguments arguments)
    {
        var known = Parameters();
        if (arguments.Keys.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
            throw new ToolException($"{Name} has no argument '{unknown}'; expected {Expected()}.");
    }

    // One value where a list is expected is a list of one: models write it often, and nothing else can be meant.
    private AIFunctionArguments WithLists(AIFunctionArguments arguments)
    {
        var listed = new AIFunctionArguments(arguments) { Services = arguments.Services, Context = arguments.Context };
        foreach (var (name, value) in arguments)
        {
            if (value is JsonElement { ValueKind: JsonValueKind.String or JsonValueKind.Object } one && IsList(name))
                listed[name] = JsonSerializer.SerializeToElement(new[] { one });
        }

        return listed;
    }

    private bool IsList(string argument) =>
        JsonSchema.GetProperty("properties").GetProperty(argument).TryGetProperty("type", out var type)
        && type.ToString().Contains("array", StringComparison.Ordinal);

    private ToolAnswer Unfit(string found) =>
        new(Cut($"{ErrorMark}the arguments of {Name} do not fit its schema: {found}; expected {Expected()}."), IsError: true);

    // Which argument it is, as the reader of a single value does not know it.
    private string Misfit(AIFunctionArguments arguments)
    {
        var listed = WithLists(arguments);
        var misfit = UnderlyingMethod?.GetParameters().FirstOrDefault(parameter =>
            listed.GetValueOrDefault(parameter.Name!) is JsonElement value && !Fits(value, parameter.ParameterType));
        return misfit is null ? "" : $"{misfit.Name}: ";
    }

    private bool Fits(JsonElement value, Type type)
    {
        try
        {
            value.Deserialize(type, JsonSerializerOptions);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private string Expected() => Parameters() is { Length: > 0 } names ? string.Join(", ", names) : "no arguments";

    private ImmutableArray<string> Parameters() => JsonSchema.TryGetProperty("properties", out var properties)
        ? [.. properties.EnumerateObject().Select(property => property.Name)]
        : [];

    /// <summary>Errors whose message already says what, where and what to do.</summary>
    private static bool IsExpected(Exception exception) => exception is ToolException or PreconditionException or CaptureException or AlertException
        or WorkspaceException or ServiceException or TreeWriteException or IOException or UnauthorizedAccessException;

    // What an argument exception says of the method that threw it.
    [GeneratedRegex(@" \(Parameter '.*'\)$")]
    private static partial Regex ParameterName();
}
