using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net;
using Anthropic;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using Wirefix.Agent.Proposing.Models.AnthropicApi;
using Wirefix.Agent.Proposing.Models.OpenAIApi;
using Wirefix.Agent.Proposing.Models.Transport;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Agent.Proposing.Models;

/// <summary>Makes the client of a model. Keys come from the environment and are sent to the model's service alone.</summary>
/// <param name="environment">Gives a variable's value; null where it is not set.</param>
/// <param name="redactor">What replaces secrets in what is quoted of a service's errors.</param>
/// <param name="clock">What waits are measured by.</param>
public sealed class ModelClients(Func<string, string?> environment, Redactor redactor, TimeProvider clock)
{
    /// <summary>The variable with the key of Anthropic's service.</summary>
    public const string AnthropicKey = "ANTHROPIC_API_KEY";

    /// <summary>The variable with another address than that of Anthropic's service.</summary>
    public const string AnthropicAddress = "ANTHROPIC_BASE_URL";

    /// <summary>The variable with the key of OpenAI's service, or of another endpoint.</summary>
    public const string OpenAIKey = "OPENAI_API_KEY";

    // Anthropic's service wants a bound named. Enough for any edit of a member or two; what is longer is cut off, and the model goes on.
    private const int MostOutputTokens = 8_192;

    // Endpoints on this machine need no key, and the package cannot do without one.
    private const string NoKey = "none";

    /// <summary>The client.</summary>
    /// <exception cref="PreconditionException">A key is missing, or an address is none that keeps it.</exception>
    public IChatClient Create(ModelName name) => name.Provider == ModelName.Anthropic ? Anthropic(name) : OpenAI(name);

    private AnthropicModelClient Anthropic(ModelName name)
    {
        var key = Required(AnthropicKey, name);
        var client = new AnthropicClient
        {
            // Each is set, or the package looks for it elsewhere.
            ApiKey = key,
            AuthToken = null,
            BaseUrl = Value(AnthropicAddress) is { } address ? Guarded(AddressOf(address), AnthropicAddress).AbsoluteUri.TrimEnd('/') : "https://api.anthropic.com",
            HttpClient = HttpFor(AnthropicKey, key),
            MaxRetries = 0,
            Timeout = TimeSpan.FromHours(1),
        };
        return new AnthropicModelClient(client.AsIChatClient(name.Model, MostOutputTokens));
    }

    private IChatClient OpenAI(ModelName name)
    {
        var key = name.Endpoint is { IsLoopback: true } ? Value(OpenAIKey) ?? NoKey : Required(OpenAIKey, name);
        var options = new OpenAIClientOptions
        {
            Transport = new HttpClientPipelineTransport(HttpFor(OpenAIKey, key)),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
        };
        if (name.Endpoint is { } endpoint)
            options.Endpoint = Guarded(endpoint, $"--agent {name}");
        return new ChatClient(name.Model, new ApiKeyCredential(key), options).AsIChatClient();
    }

    private HttpClient HttpFor(string variable, string key) => new(new PatientHandler(clock, text => redactor.Redact(Hidden(text, variable, key)))
    {
        InnerHandler = new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All, AllowAutoRedirect = false },
    })
    {
        // A long answer takes minutes; whoever calls bounds it.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private static string Hidden(string text, string variable, string key) => key == NoKey ? text : text.Replace(key, $"${variable}", StringComparison.Ordinal);

    private string Required(string variable, ModelName name) => Value(variable)
        ?? throw new PreconditionException(
            $"--agent {name}: expected the service's key in the environment variable {variable}, found none. Set it, and give keys nowhere else.");

    private string? Value(string variable) => environment(variable) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    private static Uri Guarded(Uri address, string where) => address.Scheme == Uri.UriSchemeHttps || address.IsLoopback
        ? address
        : throw new PreconditionException(
            $"{where}: expected an address with https, or on this machine, found '{address}'; over http the key and what was captured can be read on the way.");

    private static Uri AddressOf(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
        ? uri
        : throw new PreconditionException($"{AnthropicAddress}: expected an address as https://api.anthropic.com, found '{address}'.");
}
