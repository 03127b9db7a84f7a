"""What a person looks for -> the mails it became, each as a story with a verdict for every recipient.

conditions -> gather (the lines that can matter) -> facts -> found mails and refusals -> stories
"""
