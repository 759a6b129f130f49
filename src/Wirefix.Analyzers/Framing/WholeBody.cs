using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Operations;
using Wirefix.Analyzers.Outbound;

namespace Wirefix.Analyzers.Framing;

/// <summary>Finds what makes an <c>HttpClient</c> call wait for the end of the answer.</summary>
internal static class WholeBody
{
    /// <summary>The call itself or the later reading that takes the whole body; null where the body is read as it comes.</summary>
    public static IInvocationOperation? ReadOf(IInvocationOperation call, MemberBody body)
    {
        if (call.TargetMethod.Name is "GetStringAsync" or "GetByteArrayAsync" or "GetFromJsonAsync")
            return call;
        if (call.TargetMethod.Name is "GetStreamAsync" or "GetFromJsonAsAsyncEnumerable")
            return null;

        if (AnswerHandling.Awaited(call) is { Parent: { } user } answer && AnswerHandling.LocalOf(answer, user) is { } local)
        {
            var readings = AnswerHandling.Uses(local, body).OfType<IPropertyReferenceOperation>()
                .Where(use => use.Property.Name == "Content")
                .Select(content => content.Parent).OfType<IInvocationOperation>().ToArray();
            var whole = readings.FirstOrDefault(reading =>
                reading.TargetMethod.Name is "ReadAsStringAsync" or "ReadAsByteArrayAsync" && !IsOfFailure(reading));
            if (whole is not null)
                return whole;
        }

        return IsBuffered(call) ? call : null;
    }

    private static bool IsBuffered(IInvocationOperation call) => call.ArgumentFor("completionOption") is not { } option
        || option is IFieldReferenceOperation { Field.Name: nameof(HttpCompletionOption.ResponseContentRead) };

    /// <summary>Whether a reading stands in a branch for some answers only: the text of an error is no stream.</summary>
    private static bool IsOfFailure(IOperation reading)
    {
        for (var current = reading.Parent; current is not null; current = current.Parent)
        {
            if (current is ICatchClauseOperation or ISwitchOperation or ISwitchExpressionOperation
                || (current is IConditionalOperation check && !reading.IsInside(check.Condition)
                    && check.Condition.DescendantsAndSelf().Any(IsStatusCheck)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsStatusCheck(IOperation operation) =>
        operation is IPropertyReferenceOperation { Property.Name: "IsSuccessStatusCode" or "StatusCode" };
}
