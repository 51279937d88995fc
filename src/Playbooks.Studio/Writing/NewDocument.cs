using Playbooks.Engine.Reading;

namespace Playbooks.Studio.Writing;

/// <summary>What a new document begins with: the least that is right, for its author to go on from.</summary>
internal static class NewDocument
{
    /// <summary>The text of a new document.</summary>
    public static string TextFor(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return DocumentNames.KindOf(path) switch
        {
            DocumentKind.Playbook => $$"""
                {
                  "$schema": "playbook.schema.json",
                  "playbook": "{{name}}",
                  "title": "{{Wording.Words.Spaced(name)}}",
                  "maintainer": "",
                  "rules": [
                    {
                      "id": "first",
                      "title": "",
                      "when": {},
                      "then": ""
                    }
                  ]
                }

                """,
            DocumentKind.Table => "id,contact.quadrant,account.valueTier,action,band,because\n",
            DocumentKind.Template => "---\nchannel: email\nsubject: \n---\nDear {{ contact.name }},\n\n",
            DocumentKind.Example => """
                [
                  {
                    "example": "",
                    "at": "2026-03-02T09:00:00Z",
                    "given": { "account": {}, "contacts": [] },
                    "expect": []
                  }
                ]

                """,
            _ => "",
        };
    }
}
