using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace Wirefix.Agent.Proposing.Models.OpenAIApi;

/// <summary>Named and shaped as in Microsoft.Extensions.AI.OpenAI, so that this folder can be swapped for that package.</summary>
internal static class OpenAIClientExtensions
{
    /// <summary>The client as an <see cref="IChatClient"/>.</summary>
    public static IChatClient AsIChatClient(this ChatClient client) => new OpenAIChatClient(client);
}
